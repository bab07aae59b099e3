package book

import (
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"example.com/pipes/tools/apilinks"
	"github.com/rogpeppe/go-internal/txtar"
)

// TestRules breaks one rule at a time. Each file of testdata/check is a case:
// its parts are laid over testdata/small.txtar, a book that breaks none, and
// the part "errors" says what must come of it, whole. A part's name tells what
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
	files, err := filepath.Glob("testdata/check/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		last := len(archive.Files) - 1
		want := archive.Files[last]
		archive.Files = archive.Files[:last]
		if want.Name != "errors" || len(want.Data) == 0 {
			t.Fatalf("%s: the last part is to be the errors", file)
		}
		if got := checkBook(t, archive); got != string(want.Data) {
			t.Errorf("%s: %s\nwant:\n%s", file, got, want.Data)
		}
	}
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

func lay(t *testing.T, book fstest.MapFS, f txtar.File) {
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
