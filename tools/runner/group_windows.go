package runner

import (
	"os"
	"os/exec"
)

// findShell finds a POSIX shell, such as the one that comes with Git.
func findShell() (string, error) { return exec.LookPath("sh") }

func ownGroup(*exec.Cmd) {}

// interrupt does nothing: the console sends Ctrl-C to every process itself.
func interrupt(*exec.Cmd) {}

func killGroup(cmd *exec.Cmd) {
	// Ignored: the only error means that the process has ended.
	_ = cmd.Process.Kill()
}

// MaxFiles is how many files this process may have open: more than it needs.
func MaxFiles() int { return 1 << 20 }

func exitStatus(s *os.ProcessState) int { return s.ExitCode() }

func cleanStart() error { return nil }

// started returns nothing: processes of the exchange are not looked for here.
func (c *Command) started() []process { return nil }

func (c *Command) holders() string { return "" }
