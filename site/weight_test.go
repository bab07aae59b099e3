package site_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"example.com/pipes/tools/book"
)

// testWeight holds what a reader's phone fetches to its budgets, in bytes as
// gzip -9 packs them. Comments are not sent. The budget of the programs for Run
// is a test of package weave, which builds them.
func testWeight(t *testing.T, pages book.Pages) {
	t.Parallel()
	w := scale{t, map[string]int{}}
	texts := 0 // pages that aren't of a file, with the home page
	for name, page := range pages {
		if path.Ext(name) != ".html" || name == "book.html" {
			continue
		}
		if path.Dir(name) == "." && name != "404.html" {
			texts++
		}
		// The budgets are 30 KB for a page and 5 KB for its style. A fifth of each
		// is room for what comes: who needs some of it raises the limit.
		w.weigh(name, "a page without pictures", 24<<10, picture.ReplaceAll(page, nil))
		styles, scripts := loaded(t, pages, name, stylesheet), loaded(t, pages, name, script)
		w.weigh(name, "the style sheets of a page", 4<<10, styles...)
		w.weigh(name, "the scripts of a page", 8<<10, scripts...)
		w.weigh(name, "all that a first view of a page loads", 45<<10, slices.Concat(styles, scripts, [][]byte{page, pages["assets/mark.svg"]})...)
	}
	w.weigh("the search box", "its scripts", 4<<10, pages["assets/rank.js"], pages["assets/search.js"])
	// It's the whole text, so it may grow with the book, by 6.5 KiB a page.
	w.weigh("the search box", "its index", 6656*texts, pages["assets/search-index.js"])
	scripts := map[string][][]byte{}
	for name, data := range pages {
		if path.Ext(name) != ".js" {
			continue
		}
		of := path.Dir(name)
		if name == "assets/run/picture.js" || name == "assets/run/draw.js" {
			of = "picture" // fetched when a run is to be drawn
		}
		scripts[of] = append(scripts[of], data)
	}
	w.weigh("Run", "its scripts, before the programs", 20<<10, scripts["assets/run"]...)
	w.weigh("Show what happened", "its scripts, before the drawer", 3<<10, scripts["picture"]...)
	w.weigh("Change", "its scripts, before the compiler", 10<<10, scripts["assets/change"]...)
	for _, line := range slices.Sorted(maps.Keys(w.most)) {
		t.Logf("%6d bytes: %s", w.most[line], line)
	}
}

// testWhole: a phone opens the whole book on one page, so its elements are
// counted, and two thirds of what it packs to are its text. What a figure gives
// as its source leads to the figure on its chapter's page.
func testWhole(t *testing.T, pages book.Pages) {
	t.Parallel()
	page := pages["book.html"]
	if size, limit := packed(t, page), 420<<10; size > limit {
		t.Errorf("book.html is %d bytes, packed, and the budget is %d", size, limit)
	}
	if n, limit := len(element.FindAll(page, -1)), 38_000; n > limit {
		t.Errorf("book.html has %d elements, and the budget is %d", n, limit)
	}
	sources := source.FindAllSubmatch(page, -1)
	if n := bytes.Count(page, []byte("<figure")); len(sources) != n {
		t.Errorf("book.html has %d figures, of which %d give their source", n, len(sources))
	}
	for _, m := range sources {
		if !bytes.Contains(pages[string(m[1])], []byte(` id="`+string(m[2])+`"`)) {
			t.Errorf("book.html leads to %s#%s, which is not there", m[1], m[2])
		}
	}
}

// A scale keeps the most that was weighed of each kind.
type scale struct {
	t    *testing.T
	most map[string]int
}

func (w scale) weigh(of, kind string, limit int, files ...[]byte) {
	size := 0
	for _, data := range files {
		size += packed(w.t, data)
	}
	if size > limit || size == 0 {
		w.t.Errorf("%s: %s: %d bytes packed, and the limit is %d: send less, or raise it in weight_test.go, as far as a budget there allows", of, kind, size, limit)
	}
	line := fmt.Sprintf("%s, of %d", kind, limit)
	w.most[line] = max(w.most[line], size)
}

var (
	picture    = regexp.MustCompile(`(?s)<svg.*?</svg>`)
	stylesheet = regexp.MustCompile(`<link rel="stylesheet"[^>]* href="([^"]*)"`)
	element    = regexp.MustCompile(`<[a-z]`)
	source     = regexp.MustCompile(`<figcaption><b>[^<]*</b> (?:<span>)?<a href="([^"#]*)#([^"]*)">`)
	script     = regexp.MustCompile(`<script[^>]* src="([^"]*)"`)
)

// loaded are the files that a page loads before any click, of one kind.
func loaded(t *testing.T, pages book.Pages, name string, kind *regexp.Regexp) [][]byte {
	t.Helper()
	var files [][]byte
	for _, m := range kind.FindAllStringSubmatch(string(pages[name]), -1) {
		file := path.Join(path.Dir(name), m[1])
		if name == "404.html" { // whose links begin at the server's root
			file = strings.TrimPrefix(m[1], siteRoot)
		}
		if pages[file] == nil {
			t.Errorf("%s loads %s, which is not there", name, m[1])
		}
		files = append(files, pages[file])
	}
	return files
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
