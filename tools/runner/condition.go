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

// Missing says which of the conditions of an exchange of t does not hold here,
// or "".
func Missing(t *transcript.Transcript, e *transcript.Exchange) string {
	for _, c := range e.Conditions {
		if tool, ok := strings.CutPrefix(c, "exec:"); ok {
			if why := tried(tool, func() string { return tryTool(tool) }); why != "" {
				return why
			}
		} else if name, ok := strings.CutPrefix(c, "works:"); ok {
			if why := tried(t.Path+"#"+name, func() string { return tryExchange(t, t.Exchange(name)) }); why != "" {
				return why
			}
		} else if c != runtime.GOOS && !(c == "unix" && runtime.GOOS != "windows") {
			return fmt.Sprintf("its condition [%s] does not hold on %s", c, runtime.GOOS)
		}
	}
	return ""
}

var (
	triedMu sync.Mutex
	whys    = map[string]string{} // why a condition does not hold, or ""
)

// tried says why a tool, or an exchange that is named by its transcript and
// name, does not work here, or "". Each is tried once a process.
func tried(name string, try func() string) string {
	triedMu.Lock()
	defer triedMu.Unlock()
	why, ok := whys[name]
	if !ok {
		why = try()
		whys[name] = why
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
	return fmt.Sprintf("it needs %s, and %s does not run with an empty home folder: %s", tool, path, ended(r))
}

// tryExchange runs an exchange, without the book's programs, and says what did
// not come back as it should, or "".
func tryExchange(t *transcript.Transcript, e *transcript.Exchange) string {
	r, err := runAlone(t, e)
	if err != nil {
		return fmt.Sprintf("%s does not work here: %v", e.Name, err)
	}
	if len(transcript.Compare(e, r)) == 0 {
		return ""
	}
	return fmt.Sprintf("%s does not work here: %s", e.Name, ended(r))
}

// ended is a result's status, and the first line of its errors.
func ended(r transcript.Result) string {
	line, _, _ := strings.Cut(transcript.Encode(r.Err), "\n")
	return strings.TrimSuffix(fmt.Sprintf("exit status %d: %s", r.Status, line), ": ")
}

func runTool(tool string) (transcript.Result, error) {
	version := &transcript.Exchange{Command: transcript.Part{Name: "version.sh", Text: tool + " --version\n"}, Orphans: true}
	return runAlone(&transcript.Transcript{}, version)
}

func runAlone(t *transcript.Transcript, e *transcript.Exchange) (r transcript.Result, err error) {
	base, err := os.MkdirTemp("", "pipes-tried-")
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, Remove(base)) }()
	c, err := New(t, e, base, base)
	if err != nil {
		return r, err
	}
	return c.Output(context.Background())
}
