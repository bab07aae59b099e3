package strace_test

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"example.com/pipes/tools/trace/strace"
)

// Only the verb that records imports this package: what strace and dash do is no
// concern of list, run, shell and the pages.
func TestImported(t *testing.T) {
	files, err := filepath.Glob("../../*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	deeper, err := filepath.Glob("../../*/*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(files, deeper...) {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		recorder := filepath.Dir(file) == "../../trace/strace" || strings.HasPrefix(filepath.Base(file), "record") || strings.HasSuffix(file, "_test.go")
		if bytes.Contains(src, []byte(`"example.com/pipes/tools/trace/strace"`)) && !recorder {
			t.Errorf("%s imports the recorder", file)
		}
	}
}

// A real run of a shell's pipeline, recorded, with a subshell in a subshell.
func TestRun(t *testing.T) {
	if os.Getenv("CI") == "" {
		t.Skip("not tried: recording with strace; set CI=1")
	}
	if runtime.GOOS != "linux" {
		t.Skip("recording needs Linux")
	}
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	dir := t.TempDir()
	args, err := strace.Command(dir, strace.Pause)
	if err != nil {
		t.Fatal(err)
	}
	args = append(args, "/bin/sh", "-c", "cat /dev/null | (cat; (echo in >&2); exit)")
	if out, err := exec.CommandContext(ctx, args[0], args[1:]...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	r, err := strace.Read(os.DirFS(dir), strace.Pause, nil)
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"by":"sh","do":"pipe","pipe":1},
{"by":"sh","do":"start","child":"cat 1","holds":[{"fd":1,"pipe":1,"end":"write"}]},`
	if got := events(t, r); !strings.HasPrefix(got, want) || !strings.Contains(got, `{"by":"cat 2","do":"eof","pipe":1}`) ||
		!strings.Contains(got, `{"by":"subshell (parent)","do":"start","child":"subshell (child)"`) {
		t.Errorf("%s\nwant %s, an end of the file, and two subshells", got, want)
	}
}
