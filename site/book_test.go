package site_test

import (
	"bytes"
	"fmt"
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
	t.Run("WellFormed", func(t *testing.T) { testWellFormed(t, pages) })
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

// testWellFormed: what the text of the book makes of the pages.
func testWellFormed(t *testing.T, pages book.Pages) {
	t.Parallel()
	for name, page := range pages {
		if path.Ext(name) == ".html" {
			if err := wellFormed(page); err != nil {
				t.Errorf("%s: %v", name, err)
			}
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
