//go:build unix

package chromium

import (
	"errors"
	"os/exec"
	"syscall"
)

// ownGroup puts the browser into a process group of its own, because it starts
// a dozen processes that must end with it.
func ownGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return killGroup(cmd) }
}

// killGroup kills the browser and what it started. That nothing is left to
// kill is no error.
func killGroup(cmd *exec.Cmd) error {
	err := syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
	if errors.Is(err, syscall.ESRCH) {
		return nil
	}
	return err
}
