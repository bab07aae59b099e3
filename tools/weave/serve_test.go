package main

import (
	"bufio"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"example.com/pipes/tools/book"

	"github.com/rogpeppe/go-internal/txtar"
)

// smallBook is a book of one chapter, without styles or scripts.
func smallBook(t *testing.T) fstest.MapFS {
	t.Helper()
	small, err := txtar.ParseFile("../book/testdata/small.txtar")
	check(t, err)
	fsys := fstest.MapFS{}
	for _, f := range small.Files {
		// A bar before each line keeps a part's own archive from being one.
		text := strings.ReplaceAll(strings.TrimPrefix(string(f.Data), "|"), "\n|", "\n")
		fsys[f.Name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// lookedBook is a small book, with how a page really looks.
func lookedBook(t *testing.T) fstest.MapFS {
	t.Helper()
	fsys := smallBook(t)
	look := os.DirFS("../..")
	names, err := fs.Glob(look, "site/assets/*")
	check(t, err)
	for _, name := range names {
		if info, err := fs.Stat(look, name); err == nil && info.IsDir() {
			continue
		}
		data, err := fs.ReadFile(look, name)
		check(t, err)
		fsys[name] = &fstest.MapFile{Data: data}
	}
	return fsys
}

// ask makes a request, and gives the status and the text of the answer.
func ask(e *editions, method, host, path string) (int, string) {
	r := httptest.NewRequest(method, path, nil)
	r.Host = host
	w := httptest.NewRecorder()
	e.ServeHTTP(w, r)
	return w.Code, w.Body.String()
}

// TestServe: serve answers to this machine's own names only, and only reads.
func TestServe(t *testing.T) {
	e := newEditions(lookedBook(t), book.Options{}, book.NewCache(nil))
	e.publish(e.read(nil))
	for _, c := range []struct {
		method, host, path string
		status             int
		text               string
	}{
		{"GET", "127.0.0.1:8000", "/", 200, `<h1>Book</h1>`},
		{"GET", "localhost", "/one.html", 200, `/.weave/reload.js?`},
		{"GET", "[::1]:8000", "/examples/one/hello/main.go.html", 200, `<h1>`},
		{"GET", "127.0.0.1:8000", "/assets/style.css", 200, `:root`},
		{"GET", "127.0.0.1:8000", "/book.html", 200, `Hello`},
		{"HEAD", "127.0.0.1:8000", "/one.html", 200, ``},
		{"GET", "127.0.0.1:8000", "/two.html", 404, `There is no such page`},
		{"GET", "127.0.0.1:8000", "/../../go.mod", 404, ``},
		{"GET", "127.0.0.1:8000", "/.weave/alone.htm", 404, ``},
		{"GET", "pipes.example", "/", 403, `this machine only`},
		{"GET", "127.0.0.1.example:8000", "/", 403, `this machine only`},
		{"GET", "", "/", 403, `this machine only`},
		{"POST", "127.0.0.1:8000", "/", 405, `accepts only GET and HEAD`},
	} {
		status, text := ask(e, c.method, c.host, c.path)
		if status != c.status || !strings.Contains(text, c.text) {
			t.Errorf("%s %s to %q: status %d, want %d with %q:\n%s", c.method, c.path, c.host, status, c.status, c.text, text)
		}
	}
	pages, err := book.Build(lookedBook(t), book.Options{}, book.NewCache(nil))
	check(t, err)
	for name, data := range pages {
		if strings.Contains(string(data), ".weave/") {
			t.Errorf("%s has something of serve's in a built site", name)
		}
	}
}

// TestServeMistake: a mistake stands above the last good page, and goes when
// it is mended; the page learns of both.
func TestServeMistake(t *testing.T) {
	fsys := lookedBook(t)
	good := fsys["chapters/one.md"]
	bad := &fstest.MapFile{Data: []byte(string(good.Data) + "\n[Gone](../examples/one/gone.go)\n")}
	const said = "chapters/one.md:7: examples/one/gone.go: there is no such file"
	e := newEditions(fsys, book.Options{}, book.NewCache(nil))
	page := func(want ...string) {
		t.Helper()
		_, text := ask(e, "GET", "127.0.0.1:8000", "/one.html")
		for _, w := range want {
			if has := strings.Contains(text, strings.TrimPrefix(w, "!")); has == strings.HasPrefix(w, "!") {
				t.Errorf("the page should have %q:\n%s", w, text)
			}
		}
	}

	fsys["chapters/one.md"] = bad
	e.publish(e.read(nil))
	if status, _ := ask(e, "GET", "127.0.0.1:8000", "/two.html"); status != 500 {
		t.Errorf("status %d before there is a book, want 500", status)
	}
	page(said, "will appear once they are fixed", "!hello")

	server := httptest.NewServer(e)
	defer server.Close()
	response, err := http.Get(server.URL + "/.weave/events")
	check(t, err)
	defer response.Body.Close()
	told := bufio.NewScanner(response.Body)
	next := func() string {
		for told.Scan() {
			if version, ok := strings.CutPrefix(told.Text(), "data: "); ok {
				return version
			}
		}
		t.Fatal("no more versions:", told.Err())
		return ""
	}

	first := next()
	page("reload.js?" + first)
	fsys["chapters/one.md"] = good
	e.publish(e.read([]string{"chapters/one.md"}))
	if second := next(); second == first {
		t.Error("the page is not told that the book is mended")
	}
	page("!weave-mistakes", "hello")

	fsys["chapters/one.md"] = bad
	e.publish(e.read([]string{"chapters/one.md"}))
	next()
	page(said, "Below is the page as it was before", "hello")

	// What is not there is not there, with errors or without.
	for path, want := range map[string]int{"/one.html": 200, "/two.html": 404, "/two.css": 404} {
		if status, text := ask(e, "GET", "127.0.0.1:8000", path); status != want || status == 404 && !strings.Contains(text, said) {
			t.Errorf("%s: status %d, want %d:\n%s", path, status, want, text)
		}
	}

	fsys["chapters/one.md"] = good
	script := fsys["site/assets/page.js"]
	fsys["site/assets/page.js"] = &fstest.MapFile{Data: []byte("\nconst b =")}
	e.publish(e.read([]string{"site/assets/page.js"}))
	page("site/assets/page.js:2:")
	fsys["site/assets/page.js"] = script
	e.publish(e.read([]string{"site/assets/page.js"}))
	page("!weave-mistakes", "hello")
}

// TestServeInBrowser: an open page loads itself anew, and shows a mistake and
// its mending, under its own policy.
func TestServeInBrowser(t *testing.T) {
	page := newTab(t)
	fsys := lookedBook(t)
	e := newEditions(fsys, book.Options{}, book.NewCache(nil))
	e.publish(e.read(nil))
	server := httptest.NewServer(e)
	defer server.Close()
	defer server.CloseClientConnections() // the page would listen for ever
	check(t, page.Goto(server.URL+"/one.html"))
	good := fsys["chapters/one.md"]
	for _, c := range []struct{ add, shows string }{
		{"\nOne word more.\n", "One word more."},
		{"\n[Gone](../examples/one/gone.go)\n", "chapters/one.md:7: examples/one/gone.go: there is no such file"},
		{"\nThe last word.\n", "The last word."},
	} {
		fsys["chapters/one.md"] = &fstest.MapFile{Data: []byte(string(good.Data) + c.add)}
		e.publish(e.read([]string{"chapters/one.md"}))
		text, deadline := "", time.Now().Add(20*time.Second)
		for !strings.Contains(text, c.shows) {
			if time.Now().After(deadline) {
				t.Fatalf("the page does not show %q:\n%s", c.shows, text)
			}
			// While the page loads there is nothing to ask.
			if err := page.Eval(`document.body.innerText`, &text); err != nil {
				t.Log(err)
			}
			time.Sleep(10 * time.Millisecond)
		}
	}
	for _, said := range page.Log() {
		t.Error(said)
	}
}
