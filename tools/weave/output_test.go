//go:build linux || darwin

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"example.com/pipes/tools/book"
)

// version is a site whose every page says n.
func version(n int) book.Pages {
	p := book.Pages{}
	for i := range 60 {
		p[fmt.Sprintf("part-%d/page-%d.html", i%7, i)] = fmt.Append(nil, n, strings.Repeat(" filling", 500))
	}
	return p
}

// wholeVersion says which version a folder holds, and fails where it holds
// less or more than one, or where anything lies beside it.
func wholeVersion(t *testing.T, out string) int {
	t.Helper()
	n, count := -1, 0
	err := filepath.WalkDir(out, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == markFile {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		var v int
		if _, err := fmt.Sscan(string(data), &v); err != nil || len(data) < 4000 {
			return fmt.Errorf("%s: %d bytes: %w", name, len(data), err)
		}
		if count++; n >= 0 && n != v {
			return fmt.Errorf("%s is of version %d, and others of %d", name, v, n)
		}
		n = v
		return nil
	})
	if err != nil || count != len(version(0)) {
		t.Fatalf("%d pages: %v", count, err)
	}
	return n
}

func entries(t *testing.T, dir string) []string {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range list {
		names = append(names, e.Name())
	}
	return names
}

func TestWriteSite(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "site")
	write := func(n int) {
		t.Helper()
		if err := writeSite(out, version(n)); err != nil {
			t.Fatal(err)
		}
		if got := wholeVersion(t, out); got != n {
			t.Fatalf("version %d, want %d", got, n)
		}
	}
	write(1)
	write(2)

	// A build was killed between two renames: the next puts the old site back
	// before it makes another.
	temp := filepath.Join(dir, ".site.weave")
	check(t, errors.Join(os.MkdirAll(filepath.Join(temp, "new", "half"), 0o777), os.Rename(out, filepath.Join(temp, "old"))))
	o, err := newOutput(dir, out)
	check(t, err)
	if got := wholeVersion(t, out); got != 2 {
		t.Errorf("version %d is put back, want 2", got)
	}
	check(t, o.close())
	write(3)
	if got := entries(t, dir); len(got) != 1 {
		t.Fatal("left behind:", got)
	}

	// A folder that weave did not write is refused, and stays as it is.
	other := t.TempDir()
	if err := os.WriteFile(filepath.Join(other, "thesis.txt"), []byte("Years of work."), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := writeSite(other, version(1)); err == nil || !strings.Contains(err.Error(), "not written by weave") {
		t.Error("another's folder:", err)
	}
	if got := entries(t, other); len(got) != 1 || got[0] != "thesis.txt" {
		t.Error("another's folder:", got)
	}
}

// A link stays a link: what it leads to is replaced, or made.
func TestLink(t *testing.T) {
	dir := t.TempDir()
	out, link := filepath.Join(dir, "deep", "site"), filepath.Join(dir, "link")
	check(t, os.Symlink(filepath.Join("deep", "site"), link))
	for n := range 2 { // at first it leads nowhere
		if err := writeSite(link, version(n)); err != nil || wholeVersion(t, out) != n {
			t.Error(err)
		}
		if to, err := os.Readlink(link); to != filepath.Join("deep", "site") {
			t.Error("the link is gone:", err)
		}
	}
}

// A site has the modes that the umask of its author gives.
func TestModes(t *testing.T) {
	defer syscall.Umask(syscall.Umask(0o077))
	out := filepath.Join(t.TempDir(), "site")
	check(t, writeSite(out, version(1)))
	for name, want := range map[string]fs.FileMode{"": 0o700, "part-1": 0o700, "part-1/page-1.html": 0o600, markFile: 0o600} {
		info, err := os.Stat(filepath.Join(out, name))
		check(t, err)
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s has mode %o, want %o", filepath.Join(out, name), got, want)
		}
	}
}

// realTempDir is a temporary folder by the name that a message gives it: TMPDIR
// may be a symbolic link.
func realTempDir(t *testing.T) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	check(t, err)
	return dir
}

// No site inside what it is made from, by whichever name.
func TestOutputInSources(t *testing.T) {
	root := realTempDir(t)
	check(t, os.MkdirAll(filepath.Join(root, "chapters"), 0o777))
	check(t, os.Symlink("chapters", filepath.Join(root, "link")))
	for _, name := range []string{"chapters", "chapters/out", "chapters/a/b", "link/out"} {
		_, err := newOutput(root, filepath.Join(root, name))
		if err == nil || !strings.HasSuffix(err.Error(), ": inside chapters, which the site is made from: choose another folder with -o") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := newOutput(root, root); err == nil || err.Error() != root+": the book itself is in it: choose another folder with -o" {
		t.Error(err)
	}
	if got := entries(t, filepath.Join(root, "chapters")); len(got) > 0 {
		t.Error("left behind:", got)
	}
}

// A build refuses a site to which files were added, and leaves it as it was.
// Empty folders may go.
func TestForeignFiles(t *testing.T) {
	out := filepath.Join(realTempDir(t), "site")
	if err := writeSite(out, version(1)); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{"empty/empty", ".git/objects", "part-1/draft"} {
		if err := os.MkdirAll(filepath.Join(out, dir), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	const advice = "move it away, or choose another folder with -o"
	const several = "move them away, or choose another folder with -o"
	for _, step := range []struct{ add, want string }{
		{"CNAME", out + "/CNAME: weave did not write it: " + advice},
		{".git/HEAD", out + ": weave did not write .git, CNAME: " + several},
		{".git/objects/1", out + ": weave did not write .git, CNAME: " + several},
		{"part-1/draft/a.html", out + ": weave did not write .git, CNAME, part-1/draft: " + several},
		{"part-2/a.html", out + ": weave did not write .git, CNAME, part-1/draft and 1 more: " + several},
	} {
		if err := os.WriteFile(filepath.Join(out, step.add), []byte("mine"), 0o666); err != nil {
			t.Fatal(err)
		}
		if err := writeSite(out, version(2)); err == nil || err.Error() != step.want {
			t.Errorf("with %s:\n%v, want\n%s", step.add, err, step.want)
		}
		if data, err := os.ReadFile(filepath.Join(out, step.add)); string(data) != "mine" {
			t.Error(step.add, "is lost:", err)
		}
		if page, err := os.ReadFile(filepath.Join(out, "part-1/page-1.html")); err != nil || page[0] != '1' {
			t.Error("the site is not what it was:", err)
		}
	}
	for _, name := range []string{"CNAME", ".git/HEAD", ".git/objects/1", "part-1/draft/a.html", "part-2/a.html"} {
		if err := os.Remove(filepath.Join(out, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := writeSite(out, version(2)); err != nil || wholeVersion(t, out) != 2 {
		t.Error("with empty folders only:", err)
	}
}

// What the system refuses says where, and what to do.
func TestNoFolder(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	for _, out := range []string{file, filepath.Join(file, "x"), filepath.Join(file, "x", "y")} {
		err := writeSite(out, version(1))
		if err == nil || !strings.HasPrefix(err.Error(), out+": ") || !strings.HasSuffix(err.Error(), "not a directory: choose another folder with -o") {
			t.Errorf("into %s: %v", out, err)
		}
	}
}

// A write that fails is an error, and the old site stays.
func TestFailedWrite(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "site")
	if err := writeSite(out, version(7)); err != nil {
		t.Fatal(err)
	}
	said, err := helperBuild(t, out, "full").Output()
	if err != nil || !strings.Contains(string(said), "file too large") {
		t.Errorf("%v: %s", err, said)
	}
	if wholeVersion(t, out) != 7 || len(entries(t, dir)) != 1 {
		t.Error("the old site is not what it was:", entries(t, dir))
	}
}
