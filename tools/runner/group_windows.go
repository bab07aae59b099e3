package runner

import (
	"os"
	"os/exec"
)

// findShell finds a POSIX shell, such as the one that comes with Git.
func findShell() (string, error) { return exec.LookPath("sh") }

func ownGroup(*exec.Cmd) {}

// interrupt has nothing to do: the console tells every process of Ctrl-C.
func interrupt(*exec.Cmd) {}

func killGroup(cmd *exec.Cmd) {
	// The one error there can be says that it has ended already.
	_ = cmd.Process.Kill()
}

func exitStatus(s *os.ProcessState) int { return s.ExitCode() }

func cleanStart() error { return nil }

// started would find what the exchange left alive; this system does not say.
func (c *Command) started() []process { return nil }

func (c *Command) holders() string { return "" }
