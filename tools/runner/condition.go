package runner

import (
	"fmt"
	"os/exec"
	"runtime"
	"slices"
	"strings"

	"example.com/pipes/tools/transcript"
)

// Missing says which of an exchange's conditions does not hold here, or "".
func Missing(e *transcript.Exchange) string {
	for _, c := range e.Conditions {
		if !holds(c) {
			if tool, ok := strings.CutPrefix(c, "exec:"); ok {
				return "it needs " + tool + ", which is not on PATH"
			}
			return fmt.Sprintf("its condition [%s] does not hold on %s", c, runtime.GOOS)
		}
	}
	return ""
}

// holds says whether a condition of testscript's holds; of the rare ones it
// says yes.
func holds(condition string) bool {
	if c, ok := strings.CutPrefix(condition, "!"); ok {
		return !holds(c)
	}
	if tool, ok := strings.CutPrefix(condition, "exec:"); ok {
		_, err := exec.LookPath(tool)
		return err == nil
	}
	if condition == "unix" {
		return runtime.GOOS != "windows"
	}
	systems := []string{"darwin", "freebsd", "linux", "netbsd", "openbsd", "windows"}
	return condition == runtime.GOOS || !slices.Contains(systems, condition)
}
