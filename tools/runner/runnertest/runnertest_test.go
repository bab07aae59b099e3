package runnertest

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"example.com/pipes/tools/runner"
)

// A smallBook is a module with one chapter's examples and the packages that
// test them. Its test is built once, and run in its folder.
type smallBook struct {
	dir, test string // of the chapter's examples; the built test
	env       []string
}

func newSmallBook(t *testing.T) *smallBook {
	root, err := runner.Root(".")
	check(t, err)
	copied := t.TempDir()
	for _, name := range []string{"go.mod", "go.sum"} {
		data, err := os.ReadFile(filepath.Join(root, name))
		check(t, err)
		check(t, os.WriteFile(filepath.Join(copied, name), data, 0o666))
	}
	for _, dir := range []string{"runner", "transcript", "gocmd"} {
		check(t, os.CopyFS(filepath.Join(copied, "tools", dir), os.DirFS(filepath.Join(root, "tools", dir))))
	}
	b := &smallBook{dir: filepath.Join(copied, "examples", "one"), test: filepath.Join(copied, "one.test")}
	check(t, os.CopyFS(b.dir, os.DirFS("testdata/one")))
	bin := filepath.Join(copied, "bin")
	check(t, os.MkdirAll(bin, 0o777))
	shim := "#!/bin/sh\n" + `[ -e "$HOME/.versions" ] && exec echo 9.0; echo "shim: no version is set" >&2; exit 126` + "\n"
	check(t, os.WriteFile(filepath.Join(bin, "shim"), []byte(shim), 0o777))
	build := exec.Command("go", "test", "-trimpath", "-c", "-o", b.test, "./examples/one")
	build.Dir = copied
	b.env = append(os.Environ(), "GOWORK=off", "CI=", "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"))
	build.Env = b.env
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v:\n%s", err, out)
	}
	cache, err := exec.Command("go", "env", "GOCACHE").Output()
	check(t, err)
	b.env = append(b.env, "GOCACHE="+strings.TrimSpace(string(cache)), "XDG_CACHE_HOME="+t.TempDir())
	return b
}

// run runs the chapter's test, and says whether it passed.
func (b *smallBook) run(ci string, args ...string) (out string, passed bool) {
	cmd := exec.Command(b.test, append(args, "-test.v")...)
	cmd.Dir = b.dir
	cmd.Env = append(b.env, "CI="+ci)
	said, err := cmd.CombinedOutput()
	return string(said), err == nil
}

// TestRun runs the transcripts of a small book.
func TestRun(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("not tried here: how a chapter's test reports what it skips")
	}
	b := newSmallBook(t)
	shim, err := os.ReadFile(filepath.Join(b.dir, "shim.txtar"))
	check(t, err)
	const missing = "examples/one/shim.txtar:1: version was not run: it needs shim, and "
	for _, test := range []struct {
		name, ci string
		args     []string
		passed   bool
		said     string
		unsaid   string
	}{
		{"all", "", nil, true, missing, "FAIL"},
		{"in CI", "true", nil, false, missing, "plain was not run"},
		{"one of them", "true", []string{"-test.run=TestTranscripts/run/plain$"}, true, "--- PASS: TestTranscripts/run/plain", "was not run"},
		{"update", "", []string{"-update"}, true, "PASS", "shim.txtar: updated"},
	} {
		t.Run(test.name, func(t *testing.T) {
			out, passed := b.run(test.ci, test.args...)
			if passed != test.passed || !strings.Contains(out, test.said) || strings.Contains(out, test.unsaid) {
				t.Errorf("passed: %t, want %q and not %q:\n%s", passed, test.said, test.unsaid, out)
			}
		})
	}
	if after, err := os.ReadFile(filepath.Join(b.dir, "shim.txtar")); err != nil || string(after) != string(shim) {
		t.Errorf("-update wrote what a missing tool said: %v\n%s", err, after)
	}
}

// TestWrongTranscripts: all that is wrong with the transcripts is said.
func TestWrongTranscripts(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("not tried here: how a chapter's test reports what is wrong")
	}
	b := newSmallBook(t)
	check(t, os.WriteFile(filepath.Join(b.dir, "bad.txtar"), []byte("rnu said\n-- said.sh --\nhello\n-- said.out --\nHello\n"), 0o666))
	check(t, os.WriteFile(filepath.Join(b.dir, "worse.txtar"), []byte("run gone\n"), 0o666))
	out, passed := b.run("")
	for _, want := range []string{"bad.txtar:1: ", "bad.txtar:2: ", "bad.txtar:4: ", "worse.txtar:1: "} {
		if passed || !strings.Contains(out, "examples/one/"+want) {
			t.Errorf("passed: %t, want %q in\n%s", passed, want, out)
		}
	}
}

// TestSavedMeanwhile: an exchange that came into a transcript after its test
// had begun is an error, not a panic.
func TestSavedMeanwhile(t *testing.T) {
	t.Chdir("testdata/one")
	c := &chapter{name: "one"}
	c.load(t)
	if _, e, err := c.find("plain", "said"); err != nil || e.Name != "said" {
		t.Error(e, err)
	}
	const want = "examples/one/plain.txtar: it was changed while it was tested: test it again"
	if _, _, err := c.find("plain", "new"); err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
