package book

import (
	"strings"
	"testing"
)

// What a program prints cannot end the block it stands in.
func TestFence(t *testing.T) {
	for text, want := range map[string]string{
		"a\n":        "```",
		"```\nb\n":   "````",
		"``\n````\n": "`````",
	} {
		if got := fenceOf(text); got != want {
			t.Errorf("%q gives %q, want %q", text, got, want)
		}
	}
}

// TestOutline: the book on one page has contents, with the sections that only
// one chapter has. In print, they are a table of contents.
func TestOutline(t *testing.T) {
	book := smallSite(t)
	book["chapters/one.md"].Data = append(book["chapters/one.md"].Data, "\n## A pipe\n\n### In detail\n\n## Wrapping up\n"...)
	pages, err := Build(book, Options{}, NewCache(nil))
	if err != nil {
		t.Fatal(err)
	}
	const want = `<li><a href="#one">1 One</a>
<ul>
<li><a href="#one--a-pipe">A pipe</a></li>
</ul></li>
`
	if !strings.Contains(string(pages["book.html"]), want) {
		t.Errorf("book.html lacks\n%s", want)
	}
}
