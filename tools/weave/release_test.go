package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"example.com/pipes/tools/book"
)

// TestOtherRelease: with a Go release whose standard library is another one than
// the edits are for, the pages come, and have nothing to press that would fail.
func TestOtherRelease(t *testing.T) {
	root := t.TempDir()
	check(t, os.CopyFS(root, lookedBook(t)))
	check(t, os.WriteFile(filepath.Join(root, "go.mod"), []byte("module example.com/pipes\n\ngo 1.26\n"), 0o666))
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	check(t, err)
	t.Setenv("GOROOT", otherRelease(t, strings.TrimSpace(string(goroot)), "src/os/pipe_unix.go"))

	out := filepath.Join(t.TempDir(), "site")
	cmd := exec.Command("weave", "build", "-o", out)
	cmd.Dir = root
	said, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	for _, want := range []string{"src/os/pipe_unix.go: this Go release has changed it", "weave: the pages are made without Run\n"} {
		if !strings.Contains(string(said), want) {
			t.Errorf("it does not say %q:\n%s", want, said)
		}
	}
	page, err := os.ReadFile(filepath.Join(out, "one.html"))
	check(t, err)
	binaries, err := filepath.Glob(filepath.Join(out, "assets", "*", "*.gz"))
	check(t, err)
	if strings.Contains(string(page), "run.js") || strings.Contains(string(page), "data-files") || len(binaries) > 0 {
		t.Errorf("the page has something to press: %q\n%s", binaries, page)
	}

	var o book.Options
	check(t, leaveOut(t.Context(), root, &o))
	if !o.NoRun || !o.NoChange {
		t.Error("serve would serve something to press")
	}
}

// otherRelease is the root of a Go installation that has one empty source file,
// and else is that of root.
func otherRelease(t *testing.T, root, file string) string {
	t.Helper()
	other := t.TempDir()
	for dir := filepath.FromSlash(file); dir != "."; {
		last := filepath.Base(dir)
		dir = filepath.Dir(dir)
		entries, err := os.ReadDir(filepath.Join(root, dir))
		check(t, err)
		check(t, os.MkdirAll(filepath.Join(other, dir), 0o777))
		for _, e := range entries {
			if e.Name() != last {
				check(t, os.Symlink(filepath.Join(root, dir, e.Name()), filepath.Join(other, dir, e.Name())))
			}
		}
	}
	check(t, os.WriteFile(filepath.Join(other, file), []byte("package os\n"), 0o666))
	return other
}
