package main

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

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

// TestNotYet: while the compiler is built, the page is told so, and asks again.
func TestNotYet(t *testing.T) {
	fsys := lookedBook(t)
	e := newEditions(fsys, book.Options{}, book.NewCache(nil))
	e.publish(e.read(nil))
	check(t, e.wrong)
	e.toolchain = newToolchainServer(t.Context(), t.TempDir())
	built := make(chan struct{})
	e.toolchain.recipe = func(root, file string, b *book.Book) recipe {
		return recipe{"toolchain", nil, func(context.Context) (book.Pages, error) {
			<-built
			return book.Pages{toolchainIndex: []byte("{}")}, nil
		}}
	}
	late := make(chan time.Time)
	e.toolchain.late = func(string) <-chan time.Time { return late }
	get := func() *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		e.ServeHTTP(w, httptest.NewRequest("GET", "http://localhost/"+toolchainIndex, nil))
		return w
	}
	go func() { late <- time.Time{} }()
	if w := get(); w.Code != http.StatusAccepted || !strings.Contains(w.Body.String(), "a minute or two") {
		t.Errorf("at first %d %q", w.Code, w.Body)
	}
	close(built)
	if w := get(); w.Code != http.StatusOK || w.Body.String() != "{}" {
		t.Errorf("then %d %q", w.Code, w.Body)
	}
}
