package main

import (
	"bytes"
	"cmp"
	"embed"
	"fmt"
	"html"
	"io/fs"
	"net/http"
	"path"
	"slices"
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

	toolchain *runServer // nil: without Change

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

// page gives a file of the site and its status, or nil where there is none of
// that name. The error is that of a file that is not for reading, as a style
// sheet: there it has no place to stand.
func (e *editions) page(name string) (data []byte, status int, err error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	var failed error
	if e.whole != nil {
		data, failed = e.whole.Page(name)
	}
	wrong := cmp.Or(e.wrong, failed)
	switch {
	case path.Ext(name) != ".html":
		return data, http.StatusOK, failed
	case data != nil:
		return e.addErrors(data, wrong), http.StatusOK, nil
	case failed == nil && e.whole != nil:
		return nil, 0, nil
	}
	alone, err := serveFiles.ReadFile("serve/alone.html")
	return e.addErrors(alone, wrong), http.StatusInternalServerError, err
}

// addErrors adds to a page the script that loads it anew, and what is wrong.
func (e *editions) addErrors(page []byte, wrong error) []byte {
	head := `<script defer src="/.weave/reload.js?` + e.name() + `"></script>` + "\n"
	errors := ""
	if wrong != nil {
		var list strings.Builder
		book.PrintError(&list, wrong)
		head += `<link rel="stylesheet" href="/.weave/mistakes.css">` + "\n"
		errors = "\n" + `<div class="weave-mistakes" role="alert"><p>The book has errors. ` + e.below() + `</p>` +
			"\n<pre>" + html.EscapeString(list.String()) + "</pre></div>\n"
	}
	before, after, _ := bytes.Cut(page, []byte("</head>"))
	body := max(0, bytes.Index(after, []byte("<body")))
	body += bytes.IndexByte(after[body:], '>') + 1
	return slices.Concat(before, []byte(head+"</head>"), after[:body], []byte(errors), after[body:])
}

// below says what stands below the errors.
func (e *editions) below() string {
	if e.whole == nil || e.wrong == nil {
		return "This page will appear once they are fixed."
	}
	return "Below is the page as it was before."
}
