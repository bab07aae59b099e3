package book

import (
	"strings"
	"testing"

	"example.com/pipes/tools/golden"
	"github.com/rogpeppe/go-internal/txtar"
)

// TestContents: wherever a reader finds the contents, they list the same. A part
// that begins with "chapters/" is laid over the small book.
func TestContents(t *testing.T) {
	golden.Test(t, "testdata/contents/*.txtar", func(t *testing.T, given *txtar.Archive) map[string]string {
		book := smallSite(t)
		for _, f := range given.Files {
			if strings.HasPrefix(f.Name, "chapters/") {
				lay(t, book, f)
			}
		}
		pages, err := Build(book, Options{}, NewCache(nil))
		if err != nil {
			t.Fatal(err)
		}
		return map[string]string{
			"two.html":            between(string(pages["two.html"]), `<nav class="contents"`, "</nav>\n"),
			"book.html":           between(string(pages["book.html"]), `<details class="outline">`, "</details>\n"),
			"llms.txt":            string(pages["llms.txt"]),
			"EPUB/contents.xhtml": between(unpacked(t, pages[epubFile])["EPUB/contents.xhtml"], "<ol>", "</nav>\n"),
		}
	})
}

// between is a part of a text, with what it begins and ends with.
func between(text, begin, end string) string {
	_, text, _ = strings.Cut(text, begin)
	text, _, _ = strings.Cut(text, end)
	return begin + text + end
}
