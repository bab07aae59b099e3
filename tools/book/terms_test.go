package book

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"example.com/pipes/tools/apilinks"
)

// TestIndex: a term leads to where it is explained, or to where the list says.
// A function leads to the sections whose heading names it, or else to the first
// that uses it: in a sentence rather than in a note, a table or an exercise.
func TestIndex(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/terms.txtar")
	if err != nil {
		t.Fatal(err)
	}
	book := smallSite(t)
	parts := map[string]string{}
	for _, f := range archive.Files {
		parts[f.Name] = string(f.Data)
		if name, added := strings.CutSuffix(f.Name, " +"); strings.HasPrefix(name, "chapters/") && added {
			book[name].Data = append(book[name].Data, f.Data...)
		} else if strings.HasPrefix(name, "chapters/") {
			book[name] = &fstest.MapFile{Data: f.Data}
		}
	}
	pages, err := Build(book, Options{}, NewCache(&apilinks.Finder{API: fstest.MapFS{"go1.txt": {Data: []byte(parts["go1.txt"])}}}))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"index-of-terms.html", "book.html", "book.md"} {
		if !strings.Contains(string(pages[name]), parts[name]) {
			t.Errorf("%s lacks\n%s\nit has\n%s", name, parts[name], indexesOf(pages[name]))
		}
	}
}

// indexesOf are the lines of a page that an index may have.
func indexesOf(page []byte) string {
	var b strings.Builder
	for line := range strings.Lines(string(page)) {
		if strings.Contains(line, "<li") || strings.Contains(line, "groups") || strings.HasPrefix(line, "- ") {
			b.WriteString(line)
		}
	}
	return b.String()
}
