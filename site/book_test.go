package site_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"example.com/pipes/tools/apilinks"
	"example.com/pipes/tools/book"
	"example.com/pipes/tools/gocmd"
	"example.com/pipes/tools/runner"
)

// siteRoot is where the site stands on its server.
const siteRoot = "/book/"

// TestBook holds the real book to the rules of form, and its site to what a
// reader's phone has to fetch and a page may do. The book's transcripts are
// held to the truth by the tests of examples.
//
// It stands apart from the tests of the tools, which read small books: a
// change of the book runs again no more than what it concerns.
func TestBook(t *testing.T) {
	root, err := runner.Root(".")
	check(t, err)
	names, err := apilinks.Installed(t.Context())
	check(t, err)
	o := book.Options{URL: "https://example.com" + siteRoot, Repo: "https://example.com/repo"}
	pages, err := book.Build(os.DirFS(root), o, book.NewCache(names))
	if err != nil {
		var b strings.Builder
		book.PrintError(&b, err)
		t.Fatalf("\n%s", &b)
	}
	t.Run("Read", func(t *testing.T) { testRead(t, root) })
	t.Run("Weight", func(t *testing.T) { testWeight(t, pages) })
	t.Run("Whole", func(t *testing.T) { testWhole(t, pages) })
	t.Run("Queries", func(t *testing.T) { testQueries(t, pages) })
	t.Run("Search", func(t *testing.T) { testSearch(t, pages) })
	t.Run("Spans", func(t *testing.T) { testSpans(t, pages) })
	t.Run("NothingMoves", func(t *testing.T) { testNothingMoves(t, pages) })
	t.Run("Legend", func(t *testing.T) { testLegend(t, pages) })
	t.Run("NothingAhead", func(t *testing.T) { testNothingAhead(t, pages) })
	t.Run("StyleFirst", func(t *testing.T) { testStyleFirst(t, pages) })
	t.Run("NothingInline", func(t *testing.T) { testNothingInline(t, pages) })
	t.Run("EPUB", func(t *testing.T) { testEPUB(t, pages) })
}

// testRead asks the go command itself whether ./... reads every Go file of the
// examples: what it passes over would be shown, and never be run.
func testRead(t *testing.T, root string) {
	t.Parallel()
	if runtime.GOOS != "linux" {
		t.Skip("not tried here: that go test reads every file, as on Linux it must")
	}
	_, err := os.ReadFile(filepath.Join(root, "go.mod")) // it may say what to pass over
	check(t, err)
	var format strings.Builder
	for _, list := range []string{"GoFiles", "CgoFiles", "TestGoFiles", "XTestGoFiles"} {
		fmt.Fprintf(&format, `{{$dir := .Dir}}{{range .%s}}{{$dir}}/{{.}}{{"\n"}}{{end}}`, list)
	}
	out, err := gocmd.Output(t.Context(), gocmd.New(t.Context(), root, "list", "-f", format.String(), "./examples/..."))
	check(t, err)
	files, err := filepath.Glob(filepath.Join(root, "examples", "*", "*.go"))
	check(t, err)
	programs, err := filepath.Glob(filepath.Join(root, "examples", "*", "*", "*.go"))
	check(t, err)
	for _, file := range append(files, programs...) {
		if !slices.Contains(strings.Split(string(out), "\n"), file) {
			t.Errorf("%s:1: go test ./... passes over it: see go list, and go.mod", file)
		}
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// testWeight holds what a reader's phone fetches to its budgets, in bytes as
// gzip -9 packs them. Comments are not sent. The budget of the programs for Run
// is a test of package weave, which builds them.
func testWeight(t *testing.T, pages book.Pages) {
	t.Parallel()
	w := scale{t, map[string]int{}}
	for name, page := range pages {
		if path.Ext(name) != ".html" || name == "book.html" {
			continue
		}
		// The budgets are 30 KB for a page and 5 KB for its style. A fifth of each
		// is room for what comes.
		w.weigh(name, "a page without pictures", 24<<10, picture.ReplaceAll(page, nil))
		styles, scripts := loaded(t, pages, name, stylesheet), loaded(t, pages, name, script)
		w.weigh(name, "the style sheets of a page", 4<<10, styles...)
		w.weigh(name, "the scripts of a page", 8<<10, scripts...)
		w.weigh(name, "all that a first view of a page loads", 45<<10, slices.Concat(styles, scripts, [][]byte{page, pages["assets/mark.svg"]})...)
	}
	w.weigh("the search box", "its scripts", 4<<10, pages["assets/rank.js"], pages["assets/search.js"])
	// The whole text, some 7.5 KB a chapter: 27 chapters take about 203, and
	// what to do about 176 symptoms 14.
	w.weigh("the search box", "its index", 220<<10, pages["assets/search-index.js"])
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

// testLegend: the first picture of the book explains itself, wide and narrow,
// and no other does.
func testLegend(t *testing.T, pages book.Pages) {
	t.Parallel()
	var with []string
	for name, page := range pages {
		for range bytes.Count(page, []byte(`class="t-legend"`)) {
			with = append(with, name)
		}
	}
	slices.Sort(with)
	if n := len(slices.Compact(slices.Clone(with))); n != 2 || len(with) != 4 || !slices.Contains(with, "book.html") {
		t.Errorf("pictures with a legend on %q, want two on one page and two on book.html", with)
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
		w.t.Errorf("%s: %s: %d bytes packed, and the budget is %d", of, kind, size, limit)
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

// testNothingAhead: a page names no file in its head that a browser would fetch
// before it is asked for. Firefox fetches rel=next, which the page's own policy
// refuses, and says so on every page.
func testNothingAhead(t *testing.T, pages book.Pages) {
	t.Parallel()
	link := regexp.MustCompile(`<link rel="([^"]*)"`)
	for name, data := range pages {
		if path.Ext(name) != ".html" {
			continue
		}
		for _, m := range link.FindAllSubmatch(data, -1) {
			if rel := string(m[1]); rel != "stylesheet" && rel != "icon" && rel != "canonical" {
				t.Errorf("%s: <link rel=%q>", name, rel)
			}
		}
	}
}

// testStyleFirst: a page asks for its style sheet before any script, so that a
// browser has both after one round trip.
func testStyleFirst(t *testing.T, pages book.Pages) {
	t.Parallel()
	for name, page := range pages {
		if path.Ext(name) == ".html" && stylesheet.FindIndex(page)[0] > script.FindIndex(page)[0] {
			t.Errorf("%s asks for a script before its style sheet", name)
		}
	}
}

// testSpans: a span whose class no rule of a style sheet names is only weight.
func testSpans(t *testing.T, pages book.Pages) {
	t.Parallel()
	var styles strings.Builder
	used := map[string]string{} // a page, by the class
	span := regexp.MustCompile(`<span class="([^"]*)"`)
	for name, data := range pages {
		switch path.Ext(name) {
		case ".css":
			styles.Write(data)
		case ".html":
			for _, m := range span.FindAllSubmatch(data, -1) {
				for class := range strings.FieldsSeq(string(m[1])) {
					used[class] = name
				}
			}
		}
	}
	for class, page := range used {
		if !regexp.MustCompile(`\.` + class + `\b`).MatchString(styles.String()) {
			t.Errorf("%s has <span class=%q>, and no style sheet has a rule for it", page, class)
		}
	}
}

// testNothingMoves: a reader who asked for reduced motion has nothing to ask for.
func testNothingMoves(t *testing.T, pages book.Pages) {
	t.Parallel()
	moves := regexp.MustCompile(`\b(transition|animation|animate|scroll-behavior|keyframes)\b|'smooth'`)
	for name, data := range pages {
		isLook := path.Ext(name) == ".css" || path.Ext(name) == ".js" && name != "assets/search-index.js"
		if !isLook {
			continue
		}
		if what := moves.Find(data); what != nil {
			t.Errorf("%s has %s: let it be still, or let prefers-reduced-motion decide", name, what)
		}
	}
}

// testNothingInline: the policy of every page forbids it, and a page that
// broke it would lose its look without a word.
func testNothingInline(t *testing.T, pages book.Pages) {
	t.Parallel()
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
