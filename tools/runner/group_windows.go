package runner

import (
	"os"
	"os/exec"
	"time"
)

// findShell finds a POSIX shell, such as the one that comes with Git.
func findShell() (string, error) { return exec.LookPath("sh") }

func ownGroup(*exec.Cmd) {}

// interrupt has nothing to do: the console tells every process of Ctrl-C.
func interrupt(*exec.Cmd) {}

func kill(cmd *exec.Cmd) {
	// The one error there can be says that it has ended already.
	_ = cmd.Process.Kill()
}

func remains(*exec.Cmd, time.Duration) bool { return false }

func exitStatus(s *os.ProcessState) int { return s.ExitCode() }

func closeOnExec() error { return nil }
