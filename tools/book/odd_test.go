package book

import (
	"html"
	"path"
	"regexp"
	"strings"
	"testing"

	"example.com/pipes/tools/apilinks"
	"example.com/pipes/tools/golden"
	"github.com/rogpeppe/go-internal/txtar"
)

// TestOdd makes pages of books with odd text that breaks no rule. A part that
// begins with "chapters/" or "examples/" is laid over the small book; book.md
// is made of it; titles are those of its pages.
func TestOdd(t *testing.T) {
	golden.Test(t, "testdata/odd/*.txtar", func(t *testing.T, given *txtar.Archive) map[string]string {
		book := smallSite(t)
		for _, f := range given.Files {
			if strings.Contains(f.Name, "/") {
				lay(t, book, f)
			}
		}
		pages, err := Build(book, Options{}, NewCache(&apilinks.Finder{API: goNames}))
		if err != nil {
			t.Fatal(err)
		}
		checkAnchors(t, pages)
		var titles strings.Builder
		for _, page := range []string{"index.html", "one.html", "two.html", "three.html"} {
			titles.WriteString(page + ": " + html.UnescapeString(title.FindString(string(pages[page]))) + "\n")
		}
		return map[string]string{"book.md": string(pages["book.md"]), "titles": titles.String()}
	})
}

var (
	title  = regexp.MustCompile(`<title>.*</title>`)
	anchor = regexp.MustCompile(` id="([^"]*)"`)
	href   = regexp.MustCompile(` href="([^"#:]*)(?:#([^"]*))?"`)
)

// checkAnchors holds the pages to anchors that stand for one place each, and to
// links that lead somewhere.
func checkAnchors(t *testing.T, pages Pages) {
	ids := map[string]bool{}
	for name, page := range pages {
		for _, m := range anchor.FindAllStringSubmatch(string(page), -1) {
			if id := name + "#" + m[1]; ids[id] {
				t.Errorf("%s stands for two places", id)
			} else {
				ids[id] = true
			}
		}
	}
	for name, page := range pages {
		if path.Ext(name) != ".html" || name == "404.html" { // whose links begin at the root
			continue
		}
		for _, m := range href.FindAllStringSubmatch(string(page), -1) {
			to := name
			if m[1] != "" {
				to = path.Join(path.Dir(name), m[1])
			}
			if pages[to] == nil || m[2] != "" && !ids[to+"#"+m[2]] {
				t.Errorf("%s links to %s#%s, which is nowhere", name, to, m[2])
			}
		}
	}
}
