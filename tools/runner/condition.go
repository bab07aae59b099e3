package runner

import (
	"fmt"
	"os/exec"
	"runtime"
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

// holds says whether a condition holds. There are three: see [transcript.Parse].
func holds(condition string) bool {
	if tool, ok := strings.CutPrefix(condition, "exec:"); ok {
		_, err := exec.LookPath(tool)
		return err == nil
	}
	return condition == runtime.GOOS || condition == "unix" && runtime.GOOS != "windows"
}
