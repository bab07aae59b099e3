package book

import (
	"io/fs"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"example.com/pipes/tools/apilinks"
	"example.com/pipes/tools/golden"
	"github.com/rogpeppe/go-internal/txtar"
)

// TestRules breaks one rule at a time. Each file of testdata/check is a case:
// its parts are laid over testdata/small.txtar, a book that breaks none, and
// the part "errors" is the whole message that must come of it. A part's name tells what
// is done with it:
//
//	NAME             stands for the file
//	NAME +           is added to the end of the file
//	NAME -           the file is removed
//	NAME -> TARGET   the file is a symbolic link
//	NAME quoted      holds the file as a Go string
//	NAME × N         holds the file's text once, which is repeated
//
// A bar before each line lets a part hold an archive of its own.
func TestRules(t *testing.T) {
	if err := checkBook(t, txtar.Parse(nil)); err != "" {
		t.Fatalf("the small book is not whole:\n%s", err)
	}
	golden.Test(t, "testdata/check/*.txtar", func(t *testing.T, given *txtar.Archive) map[string]string {
		overlay := txtar.Archive{}
		for _, part := range given.Files {
			if part.Name != "errors" {
				overlay.Files = append(overlay.Files, part)
			}
		}
		errs := checkBook(t, &overlay)
		if errs == "" {
			t.Error("no error")
		}
		return map[string]string{"errors": errs}
	})
}

// goNames are those that the cases use.
var goNames = fstest.MapFS{"go1.txt": {Data: []byte("pkg os, func Pipe() (*File, *File, error)\npkg os/exec, method (*Cmd) Wait() error\n")}}

// checkBook says what is wrong with the small book under an overlay.
func checkBook(t *testing.T, overlay *txtar.Archive) string {
	book := fstest.MapFS{}
	small, err := txtar.ParseFile("testdata/small.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, archive := range []*txtar.Archive{small, overlay} {
		for _, f := range archive.Files {
			lay(t, book, f)
		}
	}
	_, err = Read(book, NewCache(&apilinks.Finder{API: goNames}))
	var b strings.Builder
	if err != nil {
		PrintError(&b, err)
	}
	return b.String()
}

// TestUnreadable: a file or a folder that may not be read is said once, and
// nothing that follows from it.
func TestUnreadable(t *testing.T) {
	for _, name := range []string{"chapters", "chapters/one.md", "examples", "examples/one", "examples/one/hello", "examples/one/hello/main.go", "examples/one/hello.txtar"} {
		_, err := Read(locked{smallSite(t), name}, NewCache(nil))
		var got strings.Builder
		if err != nil {
			PrintError(&got, err)
		}
		if want := name + ":1: it cannot be read: permission denied: make it readable, or remove it\n"; got.String() != want {
			t.Errorf("%s\nwant %s", &got, want)
		}
	}
}

// A locked book has a file or a folder that may not be read.
type locked struct {
	fstest.MapFS
	name string
}

func (l locked) ReadFile(name string) ([]byte, error) {
	if name == l.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return l.MapFS.ReadFile(name)
}

func (l locked) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == l.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return l.MapFS.ReadDir(name)
}

func lay(t testing.TB, book fstest.MapFS, f txtar.File) {
	name, how, _ := strings.Cut(f.Name, " ")
	text := strings.ReplaceAll(strings.TrimPrefix(string(f.Data), "|"), "\n|", "\n")
	verb, operand, _ := strings.Cut(how, " ")
	switch verb {
	case "+":
		text = string(book[name].Data) + text
	case "-":
		delete(book, name)
		return
	case "->":
		book[name] = &fstest.MapFile{Data: []byte(operand), Mode: fs.ModeSymlink}
		return
	case "quoted":
		var err error
		if text, err = strconv.Unquote(strings.TrimSpace(text)); err != nil {
			t.Fatal(err)
		}
	case "×":
		n, err := strconv.Atoi(operand)
		if err != nil {
			t.Fatal(err)
		}
		text = strings.Repeat(text, n)
	}
	book[name] = &fstest.MapFile{Data: []byte(text)}
}
