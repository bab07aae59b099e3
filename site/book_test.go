package site_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"example.com/pipes/tools/apilinks"
	"example.com/pipes/tools/book"
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
	t.Run("NothingMoves", func(t *testing.T) { testNothingMoves(t, pages) })
	t.Run("NothingInline", func(t *testing.T) { testNothingInline(t, pages) })
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
	cmd := exec.Command("go", "list", "-f", format.String(), "./examples/...")
	cmd.Dir = root
	out, err := cmd.Output()
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

// testWeight counts bytes on the wire as gzip -9 makes them.
func testWeight(t *testing.T, pages book.Pages) {
	t.Parallel()
	for name, data := range pages {
		size, limit := len(data), 25<<10
		switch {
		case name == "book.html" || name == "book.md":
			continue // as large as the book
		case name == "assets/style.css":
			limit = 8 << 10
		case name == "assets/search.js":
			limit = 4 << 10
		case name == "assets/search-index.js":
			size, limit = packed(t, data), 60<<10
		case path.Ext(name) != ".html" && path.Dir(name) != "assets":
			continue // loaded on a click
		case path.Ext(name) == ".html":
			checkLoaded(t, pages, name)
			if size > limit { // what is smaller as it is need not be packed
				size = packed(t, data)
			}
		default:
			size = packed(t, data)
		}
		if size > limit {
			t.Errorf("%s has %d bytes: at most %d", name, size, limit)
		}
	}
}

var loads = regexp.MustCompile(`<(?:link rel="stylesheet"[^>]*|script[^>]*) (?:href|src)="([^"]*)"`)

// checkLoaded holds a page to the weight of what it loads before any click,
// the style sheet for printing included.
func checkLoaded(t *testing.T, pages book.Pages, name string) {
	t.Helper()
	css, packedCSS, packedScripts := 0, 0, 0
	for _, m := range loads.FindAllStringSubmatch(string(pages[name]), -1) {
		file := path.Join(path.Dir(name), m[1])
		if name == "404.html" { // whose links begin at the server's root
			file = strings.TrimPrefix(m[1], siteRoot)
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
