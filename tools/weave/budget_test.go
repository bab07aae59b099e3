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
	scripts := 0 // before any click
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
		case path.Ext(name) == ".js":
			scripts += size
		}
		if size > limit {
			t.Errorf("%s has %d bytes: at most %d", name, size, limit)
		}
	}
	if scripts > 8<<10 {
		t.Errorf("the scripts of a page have %d bytes packed: at most %d", scripts, 8<<10)
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
		if what := moves.Find(data); what != nil && strings.Contains(".css .js", path.Ext(name)) && name != "assets/search-index.js" {
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
