package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"example.com/pipes/tools/book"
	"example.com/pipes/tools/runner"
)

// TestCache breaks a copy of the book where `go test` has just said that all
// is well. go test keeps a result as long as nothing that the test process
// opened has changed: a program that only go build reads would stay "ok
// (cached)" when it no longer compiles. So each breach must be found by the
// very next run, by file and line, and a run with nothing changed must be
// cached.
func TestCache(t *testing.T) {
	t.Parallel()
	if os.Getenv("CI") == "" {
		t.Skip("not tried without CI=1: that go test caches no falsehood")
	}
	c := copyBook(t)
	// A program is run by a transcript of another chapter.
	c.write(t, "examples/basic-pipes/borrowed.txtar", "# Test only: a writer of another chapter.\nrun borrowed\n-- borrowed.sh --\nwriter | cat | head -n 1\n-- borrowed.out --\nBob Belcher\n")
	if out := c.test(t); strings.Contains(out, "FAIL") {
		t.Fatalf("the book is not whole:\n%s", out)
	}
	c.cached(t)

	// Breaches that stand together are of different packages, or of different
	// kinds within one.
	for _, breaches := range [][]breach{{
		{"a program", "examples/pipe-operations/writer/main.go", "package main", "package main\n\nvar x int = \"x\"",
			[]string{"pipe-operations/writer/main.go:", "FAIL\texample.com/pipes/examples/pipe-operations", "FAIL\texample.com/pipes/examples/basic-pipes"}},
		{"a chapter that comes", "chapters/new.md", "", "# New\n",
			[]string{"chapters/new.md:1: the contents do not list it"}},
	}, {
		{"a transcript that comes", "examples/basic-pipes/new.txtar", "", "# Test only: it is false.\nrun new\n-- new.sh --\necho new\n-- new.out --\nold\n",
			[]string{"examples/basic-pipes/new.txtar:6: new: the output is"}},
		{"a program that comes", "examples/basic-pipes/new/main.go", "", "package main\n\nfunc main() {}\n",
			[]string{"examples/basic-pipes/new/main.go:1: no chapter shows anything of new"}},
	}, {
		{"a transcript", "examples/pipe-operations/pipe.txtar", "Entering GENE", "Entering JEAN",
			[]string{"examples/pipe-operations/pipe.txtar:", "Entering JEAN"}},
		{"a transcript that goes", "examples/basic-pipes/spam.txtar", "run", "",
			[]string{"examples/basic-pipes/spam.txtar: there is no such file"}},
		// A script holds nothing but run lines: it could change what is run.
		{"a script that would replace a program", "examples/basic-pipes/lie.txtar", "", "# Test only: it is false.\nexec sh -c 'cd $(dirname $(command -v spam-count)) && rm spam-count && cp writer spam-count'\nrun lie\n-- lie.sh --\nspam-count | head -n 1\n-- lie.out --\nBob Belcher\n",
			[]string{"only run lines can stand here"}},
	}, {
		{"a program that goes", "examples/pipe-operations/writer/main.go", "package", "",
			[]string{"examples/pipe-operations/writer/main.go: there is no such file", "writer: not found"}},
	}, {
		// What it does not concern is not run again.
		{"what a program prints", "examples/pipe-operations/reader/main.go", "Entering", "Leaving!",
			[]string{"examples/pipe-operations/pipe.txtar:", "Leaving! Bob Belcher", "ok  \texample.com/pipes/examples/basic-pipes\t(cached)"}},
		{"a reference", "chapters/basic-pipes.md", "spam/main.go)", "spam/main.go#nobody)",
			[]string{"chapters/basic-pipes.md:", `has no "nobody"`}},
	}} {
		var undo []func()
		for _, b := range breaches {
			undo = append(undo, c.commit(t, b))
		}
		out := c.test(t)
		for i, b := range breaches {
			for _, s := range b.said {
				if !strings.Contains(out, s) {
					t.Errorf("%s: go test does not say %q:\n%s", b.name, s, out)
				}
			}
			undo[i]()
		}
		c.test(t) // where one had a transcript less, what was opened is not what was before
		c.cached(t)
	}
}

// A breach is a change that makes the book false. Without an old text the file
// is new, without a new one it goes.
type breach struct {
	name, file, old, new string
	said                 []string // by go test
}

// commit makes the change.
func (c *bookCopy) commit(t *testing.T, b breach) (undo func()) {
	text := c.read(t, b.file)
	switch {
	case b.old == "":
		c.write(t, b.file, b.new)
	case !strings.Contains(text, b.old):
		t.Fatalf("%s does not say %q: name another line of it here", b.file, b.old)
	case b.new == "":
		c.write(t, b.file, "")
	default:
		c.write(t, b.file, strings.Replace(text, b.old, b.new, 1))
	}
	// A changed file is known by its time and size.
	if b.new != "" {
		c.setTime(t, b.file, longAgo.Add(time.Hour))
	}
	return func() { c.write(t, b.file, text) }
}

// A bookCopy is a module like this one, to be broken.
type bookCopy struct {
	root      string
	goCache   string // the true one: only what is false is built anew
	userCache string // of its own, for its programs
}

// copyBook copies the book as it is.
func copyBook(t *testing.T) *bookCopy {
	c := newBookCopy(t)
	c.fill(t, func(string) bool { return true })
	return c
}

func newBookCopy(t *testing.T) *bookCopy {
	out, err := exec.Command("go", "env", "GOCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	return &bookCopy{t.TempDir(), strings.TrimSpace(string(out)), t.TempDir()}
}

// fill copies the files of the book that are wanted.
func (c *bookCopy) fill(t *testing.T, wanted func(name string) bool) {
	root, err := runner.Root(".")
	if err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		short, err := filepath.Rel(root, name)
		switch {
		case err != nil:
			return err
		case d.IsDir() && (short == filepath.Join("site", "public") || book.Hidden(d.Name()) && short != "."):
			return fs.SkipDir
		case d.Type().IsRegular() && wanted(short):
			data, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			c.write(t, short, string(data))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func (c *bookCopy) read(t *testing.T, name string) string {
	data, err := os.ReadFile(filepath.Join(c.root, name))
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return string(data)
}

// longAgo is when everything in the copy was written: what is younger than two
// seconds, go test does not cache.
var longAgo = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)

// write makes a file of the copy hold a text; without text the file goes.
func (c *bookCopy) write(t *testing.T, name, text string) {
	t.Helper()
	file := filepath.Join(c.root, name)
	if text == "" {
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
		dir := filepath.Dir(name)
		if os.Remove(filepath.Join(c.root, dir)) == nil { // it was empty
			dir = filepath.Dir(dir)
		}
		c.setTime(t, dir, longAgo)
		return
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	c.setTime(t, name, longAgo)
}

// setTime sets the time of a file, and of the folders it is in.
func (c *bookCopy) setTime(t *testing.T, name string, when time.Time) {
	for ; ; name = filepath.Dir(name) {
		if err := os.Chtimes(filepath.Join(c.root, name), when, when); err != nil {
			t.Fatal(err)
		}
		if when = longAgo; name == "." {
			return
		}
	}
}

// test runs the tests of two chapters, and that of the form.
func (c *bookCopy) test(t *testing.T) string {
	cmd := exec.Command("go", "test", "-trimpath", "-run", "^(TestTranscripts|TestBook)$", "./examples/basic-pipes", "./examples/pipe-operations", "./site")
	cmd.Dir = c.root
	cmd.Env = append(os.Environ(), "CI=", "GOCACHE="+c.goCache, "XDG_CACHE_HOME="+c.userCache)
	out, err := cmd.CombinedOutput()
	if (err != nil) != strings.Contains(string(out), "FAIL") {
		t.Fatalf("%v:\n%s", err, out)
	}
	return string(out)
}

// cached checks that all is well, and that go test knows it without a run.
func (c *bookCopy) cached(t *testing.T) {
	t.Helper()
	if out := c.test(t); strings.Count(out, "(cached)") != 3 {
		t.Errorf("nothing has changed, and not all is cached:\n%s", out)
	}
}
