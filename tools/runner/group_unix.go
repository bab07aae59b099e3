//go:build unix

package runner

import (
	"errors"
	"os"
	"os/exec"
	"strconv"
	"syscall"
	"time"
)

func findShell() (string, error) { return "/bin/sh", nil }

// ownGroup gives the command a process group, so that everything it starts
// can be killed at once.
func ownGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
}

func kill(cmd *exec.Cmd) {
	// ESRCH, the one error there can be, says that there is nothing to kill.
	_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
}

// remains says whether anything of the command's group is alive after d. A
// process that has ended and whose parent has not asked for its status yet
// counts as alive.
func remains(cmd *exec.Cmd, d time.Duration) bool {
	for wait := time.Millisecond; ; wait *= 2 {
		if errors.Is(syscall.Kill(-cmd.Process.Pid, 0), syscall.ESRCH) {
			return false
		}
		if d <= 0 {
			return true
		}
		time.Sleep(min(wait, d))
		d -= wait
	}
}

func exitStatus(s *os.ProcessState) int {
	if w := s.Sys().(syscall.WaitStatus); w.Signaled() {
		return 128 + int(w.Signal())
	}
	return s.ExitCode()
}

// closeOnExec marks every descriptor above 2: whoever started this process
// may have left some open without the mark, and the programs would inherit
// them.
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
