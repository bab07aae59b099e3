package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// In scripts, and in whatever they run, the command weave is this one.
func TestMain(m *testing.M) { testscript.Main(tabs.Tests(m), map[string]func(){"weave": main}) }

// TestScripts uses the command as a reader does, on small books.
func TestScripts(t *testing.T) {
	out, err := exec.Command("go", "env", "GOCACHE", "GOMODCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	caches := strings.Fields(string(out))
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"status": scriptStatus},
		Setup: func(env *testscript.Env) error {
			env.Setenv("GOCACHE", caches[0])
			env.Setenv("GOMODCACHE", caches[1])
			env.Setenv("XDG_CACHE_HOME", env.WorkDir+"/.cache")
			return nil
		},
	})
}

// scriptStatus is the script command `status N COMMAND...`, which says what
// status the command ends with.
func scriptStatus(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("want status N COMMAND...")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := 0
	if failed := (*exec.ExitError)(nil); errors.As(err, &failed) {
		got = failed.ExitCode()
	} else {
		ts.Check(err)
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("exit status %d, want %s", got, args[0])
	}
}

// TestClosedPipe: where the reader has left, weave ends quietly, and with the
// status that a shell gives for it.
func TestClosedPipe(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	cmd := exec.Command("weave", "list")
	cmd.Stdout, cmd.Stderr = w, &said
	err = cmd.Run()
	if cmd.ProcessState.ExitCode() != 141 || said.Len() > 0 {
		t.Errorf("weave list ends with %v, and says %q", err, &said)
	}
}
