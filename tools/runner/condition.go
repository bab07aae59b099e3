package runner

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"

	"example.com/pipes/tools/transcript"
)

// Missing says which of an exchange's conditions does not hold here, or "".
func Missing(e *transcript.Exchange) string {
	for _, c := range e.Conditions {
		if tool, ok := strings.CutPrefix(c, "exec:"); ok {
			if why := missingTool(tool); why != "" {
				return why
			}
		} else if c != runtime.GOOS && !(c == "unix" && runtime.GOOS != "windows") {
			return fmt.Sprintf("its condition [%s] does not hold on %s", c, runtime.GOOS)
		}
	}
	return ""
}

var (
	toolsMu sync.Mutex
	tools   = map[string]string{} // why a tool is missing, or ""; by its name
)

// missingTool says why exchanges cannot use a tool, or "". Whether they can is
// tried once a process.
func missingTool(tool string) string {
	toolsMu.Lock()
	defer toolsMu.Unlock()
	why, ok := tools[tool]
	if !ok {
		why = tryTool(tool)
		tools[tool] = why
	}
	return why
}

// tryTool asks a tool for its version, as an exchange would. To be on PATH is
// not enough: the shim of a version manager may find nothing to run without
// its user's home folder. It then ends with 126 or 127, as the shell does where
// it cannot run a command. Another status says nothing: not every tool has
// --version.
func tryTool(tool string) string {
	path, err := exec.LookPath(tool)
	if err != nil {
		return fmt.Sprintf("it needs %s, which is not on PATH", tool)
	}
	r, err := runTool(tool)
	if err != nil || r.Status != 126 && r.Status != 127 {
		return ""
	}
	said, _, _ := strings.Cut(strings.TrimSpace(string(r.Err)), "\n")
	return fmt.Sprintf("it needs %s, and %s does not run with an empty home folder: exit status %d: %s", tool, path, r.Status, transcript.Encode([]byte(said)))
}

func runTool(tool string) (r transcript.Result, err error) {
	base, err := os.MkdirTemp("", "pipes-tool-")
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, Remove(base)) }()
	version := &transcript.Exchange{Command: transcript.Part{Name: "version.sh", Text: tool + " --version\n"}, Orphans: true}
	c, err := New(&transcript.Transcript{}, version, base, base)
	if err != nil {
		return r, err
	}
	return c.Output(context.Background())
}
