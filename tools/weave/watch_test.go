package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
	"time"

	"example.com/pipes/tools/book"

	"github.com/fsnotify/fsnotify"
)

// TestFollow: a change is published; where the system watches no more folders,
// serve goes on with those that it has.
func TestFollow(t *testing.T) {
	root := t.TempDir()
	check(t, os.CopyFS(root, lookedBook(t)))
	events := make(chan fsnotify.Event)
	w := &watcher{root: root, known: newKnownFS(root), added: map[string]bool{}, add: func(string) error { return syscall.ENOSPC }, events: events}
	e, end := followed(t, w)
	check(t, os.Mkdir(filepath.Join(root, "chapters", "new"), 0o777))
	for range 2 {
		_, changed := e.version()
		events <- fsnotify.Event{Name: filepath.Join(root, "chapters", "new"), Op: fsnotify.Create}
		<-changed
	}
	end()
	if !w.warned || !w.known.off {
		t.Error("that the limit is reached is not said, or changes are still relied on")
	}
}

// followed are the editions of the book that w watches, and what ends following
// its changes.
func followed(t *testing.T, w *watcher) (e *editions, end func()) {
	e = newEditions(w.known, book.Options{}, book.NewCache(nil))
	e.publish(e.read(nil))
	check(t, e.wrong)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { defer close(ended); w.follow(ctx, e) }()
	return e, func() { cancel(); <-ended }
}

// watched is a small book on disk, and its watcher.
func watched(t *testing.T) (root string, w *watcher) {
	t.Helper()
	root = onDisk(t, lookedBook(t))
	w = newWatcher(root)
	t.Cleanup(func() { check(t, w.close()) })
	if w.warned {
		t.Skip("the system doesn't watch the folders")
	}
	return root, w
}

// TestChanges: after each change, what is served is what a new start would
// serve: the same pages, or the same errors.
func TestChanges(t *testing.T) {
	root, w := watched(t)
	e, end := followed(t, w)
	defer end()

	file := func(name string) string { return filepath.Join(root, filepath.FromSlash(name)) }
	write := func(name, text string) { check(t, os.WriteFile(file(name), []byte(text), 0o666)) }
	edit := func(name, old, now string) {
		text, err := os.ReadFile(file(name))
		check(t, err)
		write(name, strings.ReplaceAll(string(text), old, now))
	}
	move := func(from, to string) { check(t, os.Rename(file(from), file(to))) }
	for _, c := range []struct {
		what string
		make func()
	}{
		{"a sentence comes", func() { edit("chapters/one.md", "# One", "# One\n\nA sentence.") }},
		{"an editor writes a new file in the old one's place", func() {
			write("chapters/.one.md.new", "# One\n\nAnother one.\n\n[The program](../examples/one/hello/main.go)\n")
			move("chapters/.one.md.new", "chapters/one.md")
		}},
		{"its exchange is shown again", func() { edit("chapters/one.md", "main.go)", "main.go)\n\n[It](../examples/one/hello.txtar#said)") }},
		{"a program comes with its folder", func() {
			check(t, os.Mkdir(file("examples/one/bye"), 0o777))
			write("examples/one/bye/main.go", "package main\n\nfunc main() { println(1) }\n")
		}},
		{"a chapter shows it", func() {
			edit("chapters/one.md", "Another one.", "[Bye](../examples/one/bye/main.go)")
			edit("examples/one/hello.txtar", "\nhello\n", "\nhello; bye\n")
		}},
		{"its text changes", func() { edit("examples/one/bye/main.go", "1", "2") }},
		{"it goes", func() { check(t, os.RemoveAll(file("examples/one/bye"))) }},
		{"nothing names it", func() {
			edit("chapters/one.md", "[Bye](../examples/one/bye/main.go)", "One more.")
			edit("examples/one/hello.txtar", "; bye", "")
		}},
		{"a chapter and its examples get another name", func() {
			move("examples/one", "examples/two")
			move("chapters/one.md", "chapters/two.md")
			edit("chapters/two.md", "examples/one", "examples/two")
			edit("chapters/README.md", "one.md", "two.md")
		}},
		{"a program in a folder that was renamed changes", func() { edit("examples/two/hello/main.go", "Hello", "Hello again") }},
		{"a chapter becomes too long", func() { edit("chapters/two.md", "One more.", strings.Repeat("One more. ", 200_000)) }},
		{"it's cut", func() { edit("chapters/two.md", strings.Repeat("One more. ", 200_000), "One more.") }},
		{"all chapters go", func() { move("chapters", "elsewhere") }},
		{"and come back", func() { move("elsewhere", "chapters") }},
		{"one of them changes", func() { edit("chapters/two.md", "One more.", "The last one.") }},
	} {
		c.make()
		want := state(book.NewSite(os.DirFS(root), book.Options{}, book.NewCache(nil)))
		tooLate := time.After(20 * time.Second)
		for got := ""; got != want; {
			_, changed := e.version()
			e.mu.Lock()
			got = state(e.whole, e.wrong)
			e.mu.Unlock()
			if got == want {
				break
			}
			select {
			case <-changed:
			case <-tooLate:
				t.Fatalf("after this change: %s\nthe book is\n%s\nwant\n%s", c.what, got, want)
			}
		}
	}
	knows(t, w.known)
}

// knows fails if all folders would be listed again at each change.
func knows(t *testing.T, k *knownFS) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if len(k.folders) == 0 || len(k.infos) == 0 {
		t.Error("nothing is known of the folders and the files")
	}
}

// TestLost: changes that the system was not able to tell are found, and the next
// ones are told again.
func TestLost(t *testing.T) {
	root, w := watched(t)
	lost := make(chan error)
	w.events, w.errors = nil, lost
	e, end := followed(t, w)
	defer end()
	_, changed := e.version()
	for _, sentence := range []string{"Not told.", "Told."} {
		check(t, os.WriteFile(filepath.Join(root, "chapters", "one.md"), []byte("# One\n\n"+sentence+"\n\n[The program](../examples/one/hello/main.go)\n\n[It](../examples/one/hello.txtar#said)\n"), 0o666))
		if sentence == "Not told." {
			lost <- fsnotify.ErrEventOverflow
		}
		for page := ""; !strings.Contains(page, sentence); {
			<-changed
			e.mu.Lock()
			page, changed = state(e.whole, e.wrong), e.changed
			e.mu.Unlock()
		}
	}
	knows(t, w.known)
}

// TestKnown: what is known of a folder is forgotten with what is in it, and with
// the folder that it's in.
func TestKnown(t *testing.T) {
	root := t.TempDir()
	check(t, os.CopyFS(root, fstest.MapFS{"a/b/c": {}, "d/e": {}}))
	known := newKnownFS(root)
	looked := func() string {
		files, err := fs.Glob(known, "*/*")
		check(t, err)
		below, err := fs.ReadDir(known, "a/b")
		check(t, err)
		info, err := known.Lstat("d/e")
		check(t, err)
		return fmt.Sprint(files, below, info.Size())
	}
	first := looked()
	check(t, os.CopyFS(root, fstest.MapFS{"a/f": {}, "a/b/g": {}, "h/i": {}}))
	check(t, os.WriteFile(filepath.Join(root, "d", "e"), []byte("text"), 0o666))
	if again := looked(); again != first {
		t.Errorf("before a change is told, %s\nwant %s", again, first)
	}
	for _, c := range []struct{ told, want string }{
		{"d/e", "[a/b d/e] [- c] 4"},
		{"a", "[a/b a/f d/e h/i] [- c - g] 4"},
	} {
		known.forget(c.told)
		if got := looked(); got != c.want {
			t.Errorf("after a change of %s: %s\nwant %s", c.told, got, c.want)
		}
	}
}

// state is what is wrong with a book, or its pages and some of its files.
func state(s *book.Site, wrong error) string {
	var b strings.Builder
	if wrong != nil {
		book.PrintError(&b, wrong)
		return b.String()
	}
	for _, name := range []string{"index.html", "one.html", "two.html", "book.html", "examples/one/hello/main.go.html", "examples/two/hello/main.go.html", "examples/one/bye/main.go.html"} {
		page, err := s.Page(name)
		fmt.Fprintf(&b, "%s %v\n%s\n", name, err, page)
	}
	return b.String()
}
