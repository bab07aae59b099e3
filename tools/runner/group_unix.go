//go:build unix

package runner

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

func findShell() (string, error) { return "/bin/sh", nil }

// ownGroup gives the command a process group, so that everything it starts
// can be killed at once.
func ownGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
}

// interrupt sends the group what Ctrl-C sends.
func interrupt(cmd *exec.Cmd) {
	_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGINT) // as in kill
}

func kill(cmd *exec.Cmd) {
	// ESRCH, the one error there can be, says that there is nothing to kill.
	_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
}

// remains says whether anything of the command's group is alive after d.
func remains(cmd *exec.Cmd, d time.Duration) bool {
	for wait := time.Millisecond; ; wait *= 2 {
		if !alive(cmd.Process.Pid) {
			return false
		}
		if d <= 0 {
			return true
		}
		time.Sleep(min(wait, d))
		d -= wait
	}
}

// alive says whether a process of the group is running. One that has ended is
// not, though the kernel keeps its entry until its status is asked for: for an
// orphan, the system's first process does that, some sooner than others.
func alive(group int) bool {
	if errors.Is(syscall.Kill(-group, 0), syscall.ESRCH) {
		return false
	}
	stats, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil || len(stats) == 0 {
		return true // no /proc to ask
	}
	for _, file := range stats {
		stat, err := os.ReadFile(file)
		if err != nil {
			continue // it is gone
		}
		// The name, in parentheses, may hold anything; see proc_pid_stat(5).
		fields := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:]))
		if len(fields) > 2 && fields[2] == strconv.Itoa(group) && fields[0] != "Z" && fields[0] != "X" {
			return true
		}
	}
	return false
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
