//go:build !unix

package chromium

import "os/exec"

// ownGroup does nothing where there are no process groups. Start then fails on
// Windows in any case: ExtraFiles does not work there.
func ownGroup(*exec.Cmd) {}

func killGroup(cmd *exec.Cmd) error { return cmd.Process.Kill() }
