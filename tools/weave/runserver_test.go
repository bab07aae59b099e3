package main

import (
	"errors"
	"os"
	"strings"
	"testing"

	"example.com/pipes/tools/book"
)

// TestRunServer: the programs are built again when they change, not when a
// chapter does; and a build that failed is tried again.
func TestRunServer(t *testing.T) {
	fsys := lookedBook(t)
	read := func() *book.Site {
		t.Helper()
		s, err := book.NewSite(fsys, book.Options{}, book.NewCache(nil))
		check(t, err)
		return s
	}
	change := func(name, old, new string) {
		f := *fsys[name]
		f.Data = []byte(strings.Replace(string(f.Data), old, new, 1))
		fsys[name] = &f
	}
	key := func() string {
		t.Helper()
		b := read().Book
		k, err := runKey(b, readInPage(b).folders["part-1"])
		check(t, err)
		return k
	}
	first := key()
	change("chapters/one.md", "# One", "One more word.\n\n# One")
	change("chapters/one.md", "One more word.\n\n# One", "# One\n\nOne more word.")
	if key() != first {
		t.Error("a changed chapter is another build")
	}
	change("examples/one/hello/main.go", "Println", "Print")
	if key() == first {
		t.Error("a changed program is the same build")
	}

	root := t.TempDir() // no module: nothing can be built here
	check(t, os.CopyFS(root, fsys))
	s := newRunServer(t.Context(), root)
	b, err := s.of(read().Book, "assets/run/part-1.wasm.gz")
	check(t, err)
	if <-b.done; b.err == nil {
		t.Fatal("it is built without a module")
	}
	if again, err := s.of(read().Book, "assets/run/part-1.wasm.gz"); err != nil || again == b {
		t.Errorf("the build that failed is not tried again: %v", err)
	}
	if _, err := s.of(read().Book, "assets/run/part-9.wasm.gz"); !errors.Is(err, errNoSuchFile) {
		t.Errorf("a binary that no page asks for: %v", err)
	}
}
