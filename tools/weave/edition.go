package main

import (
	"bytes"
	"embed"
	"fmt"
	"html"
	"io/fs"
	"path"
	"strings"
	"sync"
	"time"

	"example.com/pipes/tools/book"
)

// Editions are the book while it is written: the newest version that is
// whole, and what is wrong with the one after it.
type editions struct {
	fsys    fs.FS
	options book.Options
	run     *runServer // nil: without Run

	mu      sync.Mutex
	cache   *book.Cache
	whole   *book.Site // nil before there is one
	wrong   error      // of the book as it is now
	began   int64
	number  int
	changed chan struct{} // closed when there is another edition
}

func newEditions(fsys fs.FS, o book.Options, c *book.Cache) *editions {
	return &editions{fsys: fsys, options: o, cache: c, began: time.Now().UnixNano(), changed: make(chan struct{})}
}

// read reads the book, of which these files have changed. It does not make
// every page: a mistake that only shows in the making is told on that page.
func (e *editions) read(files []string) (*book.Site, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.cache.Forget(files)
	return book.NewSite(e.fsys, e.options, e.cache)
}

// publish makes what was read the edition that is served. Of a book with
// mistakes that is the last good one, with the mistakes above each page.
func (e *editions) publish(s *book.Site, wrong error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.wrong = wrong; wrong == nil {
		e.whole = s
	}
	e.number++
	close(e.changed)
	e.changed = make(chan struct{})
}

// version names the edition, also across runs of serve; the channel is closed
// when there is another.
func (e *editions) version() (string, <-chan struct{}) {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.name(), e.changed
}

func (e *editions) name() string { return fmt.Sprintf("%x-%d", e.began, e.number) }

//go:embed serve
var serveFiles embed.FS

// page gives a file of the site, or nil where there is none of that name.
func (e *editions) page(name string) ([]byte, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	var data []byte
	wrong := e.wrong
	if e.whole != nil {
		made, err := e.whole.Page(name)
		if data = made; err != nil && wrong == nil {
			wrong = err
		}
	}
	if path.Ext(name) != ".html" {
		return data, nil
	}
	if data == nil && wrong != nil {
		alone, err := serveFiles.ReadFile("serve/alone.html")
		if err != nil {
			return nil, err
		}
		data = alone
	}
	return e.dress(data, wrong), nil
}

// dress adds to a page the script that loads it anew, and what is wrong.
func (e *editions) dress(page []byte, wrong error) []byte {
	if page == nil {
		return nil
	}
	head := `<script defer src="/.weave/reload.js?` + e.name() + `"></script>` + "\n"
	mistakes := ""
	if wrong != nil {
		var list strings.Builder
		book.PrintError(&list, wrong)
		head += `<link rel="stylesheet" href="/.weave/mistakes.css">` + "\n"
		mistakes = "\n" + `<div class="weave-mistakes" role="alert"><p>The book has a mistake. ` + e.instead() + `</p>` +
			"\n<pre>" + html.EscapeString(list.String()) + "</pre></div>\n"
	}
	before, after, _ := bytes.Cut(page, []byte("</head>"))
	rest := string(after)
	if i := strings.Index(rest, "<body"); i >= 0 {
		i += strings.Index(rest[i:], ">") + 1
		rest = rest[:i] + mistakes + rest[i:]
	}
	return []byte(string(before) + head + "</head>" + rest)
}

// instead says what stands below the mistakes.
func (e *editions) instead() string {
	if e.whole == nil {
		return "When it is mended, this page comes."
	}
	return "This page is as it was before."
}
