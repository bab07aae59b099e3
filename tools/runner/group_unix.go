//go:build unix

package runner

import (
	"errors"
	"os"
	"os/exec"
	"os/signal"
	"strconv"
	"sync"
	"syscall"
)

func findShell() (string, error) { return "/bin/sh", nil }

// ownGroup gives the command a process group, so that everything it starts
// can be killed at once.
func ownGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
}

// interrupt sends the group what Ctrl-C sends.
func interrupt(cmd *exec.Cmd) {
	_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGINT) // ignored, as in killGroup
}

func killGroup(cmd *exec.Cmd) {
	// Ignored: ESRCH, the only error, means that the group has ended.
	_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
}

// startedInGroup returns one process that stands for the group, if any process
// of the group is alive.
func (c *Command) startedInGroup() []process {
	group := c.cmd.Process.Pid
	if errors.Is(syscall.Kill(-group, 0), syscall.ESRCH) {
		return nil
	}
	return []process{{group, "a process of its group"}}
}

func exitStatus(s *os.ProcessState) int {
	if w := s.Sys().(syscall.WaitStatus); w.Signaled() {
		return 128 + int(w.Signal())
	}
	return s.ExitCode()
}

// MaxFiles is how many descriptors this process may have open.
func MaxFiles() int {
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil {
		return 0
	}
	return int(min(limit.Cur, 1<<20))
}

// cleanStart undoes what programs would inherit from the parent of this
// process: open descriptors, ignored signals, a file mode mask.
func cleanStart() error {
	ordinary()
	return closeOnExec()
}

var ordinary = sync.OnceFunc(func() {
	for _, s := range []os.Signal{syscall.SIGINT, syscall.SIGHUP} {
		if signal.Ignored(s) {
			// A signal that is caught is not ignored in the programs, and
			// what arrives at this channel is.
			signal.Notify(make(chan os.Signal, 1), s)
		}
	}
	syscall.Umask(0o022)
})

// closeOnExec marks every descriptor above 2.
func closeOnExec() error {
	dir, err := os.Open("/dev/fd")
	if err != nil {
		return err
	}
	names, err := dir.Readdirnames(-1)
	for _, name := range names {
		if fd, err := strconv.Atoi(name); err == nil && fd > 2 {
			syscall.CloseOnExec(fd)
		}
	}
	return errors.Join(err, dir.Close())
}
