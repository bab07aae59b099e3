package main

import (
	"bytes"
	"compress/gzip"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"

	"example.com/pipes/tools/runner"
)

// TestBudgets holds the site to its weight: what a reader's phone has to
// fetch. Bytes on the wire are counted as gzip -9 makes them.
func TestBudgets(t *testing.T) {
	root, err := runner.Root(".")
	check(t, err)
	pages, err := weave(os.DirFS(root), options{})
	check(t, err)
	for name, data := range pages {
		size, limit := packed(t, data), 25<<10
		switch {
		case name == "book.html" || name == "book.md":
			continue // as large as the book
		case name == "assets/style.css":
			size, limit = len(data), 8<<10
		case name == "assets/search.js":
			size, limit = len(data), 4<<10
		case name == "assets/search-index.js":
			limit = 60 << 10
		case path.Ext(name) != ".html" && path.Dir(name) != "assets":
			continue // loaded on a click
		case path.Ext(name) == ".html":
			checkLoaded(t, pages, name)
		}
		if size > limit {
			t.Errorf("%s has %d bytes: at most %d", name, size, limit)
		}
	}
}

var loads = regexp.MustCompile(`<(?:link rel="stylesheet"[^>]*|script[^>]*) (?:href|src)="([^"]*)"`)

// checkLoaded holds a page to the weight of what it loads before any click,
// the style sheet for printing included.
func checkLoaded(t *testing.T, pages pages, name string) {
	t.Helper()
	css, packedCSS, packedScripts := 0, 0, 0
	for _, m := range loads.FindAllStringSubmatch(string(pages[name]), -1) {
		file := path.Join(path.Dir(name), m[1])
		if name == "404.html" { // whose links begin at the server's root
			file = strings.TrimPrefix(m[1], "/")
		}
		data := pages[file]
		switch {
		case data == nil:
			t.Errorf("%s loads %s, which is not there", name, m[1])
		case path.Ext(file) == ".css":
			css += len(data)
			packedCSS += packed(t, data)
		default:
			packedScripts += packed(t, data)
		}
	}
	if css == 0 || css > 10_500 || packedCSS > 4<<10 {
		t.Errorf("%s loads style sheets of %d bytes, %d packed: at most %d and %d", name, css, packedCSS, 10_500, 4<<10)
	}
	if packedScripts == 0 || packedScripts > 8<<10 {
		t.Errorf("%s loads scripts of %d bytes packed: at most %d", name, packedScripts, 8<<10)
	}
}

func packed(t *testing.T, data []byte) int {
	t.Helper()
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	check(t, err)
	_, err = w.Write(data)
	check(t, err)
	check(t, w.Close())
	return b.Len()
}

// TestNothingMoves: a reader who asked for reduced motion has nothing to ask for.
func TestNothingMoves(t *testing.T) {
	root, err := runner.Root(".")
	check(t, err)
	moves := regexp.MustCompile(`\b(transition|animation|animate|scroll-behavior|keyframes)\b|'smooth'`)
	pages, err := weave(os.DirFS(root), options{})
	check(t, err)
	for name, data := range pages {
		isLook := path.Ext(name) == ".css" || path.Ext(name) == ".js" && name != "assets/search-index.js"
		if what := moves.Find(data); isLook && what != nil {
			t.Errorf("%s has %s: let it be still, or let prefers-reduced-motion decide", name, what)
		}
	}
}

// TestNothingInline: the policy of every page forbids it, and a page that
// broke it would lose its look without a word.
func TestNothingInline(t *testing.T) {
	root, err := runner.Root(".")
	check(t, err)
	pages, err := weave(os.DirFS(root), options{url: "https://example.com/book/", repo: "https://example.com/repo"})
	check(t, err)
	for name, data := range pages {
		if path.Ext(name) != ".html" {
			continue
		}
		page := string(data)
		for _, bad := range []string{"<style", " style=", " onclick=", "<script>", "javascript:", `src="http`, `src="//`} {
			if strings.Contains(page, bad) {
				t.Errorf("%s has %s", name, bad)
			}
		}
		if !strings.Contains(page, `<meta http-equiv="Content-Security-Policy" content="default-src 'none';`) {
			t.Errorf("%s has no Content-Security-Policy", name)
		}
	}
}
