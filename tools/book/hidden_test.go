package book

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"example.com/pipes/tools/apilinks"
	"github.com/rogpeppe/go-internal/txtar"
)

// smallSite is the small book with the real look.
func smallSite(t testing.TB) fstest.MapFS {
	small, err := txtar.ParseFile("testdata/small.txtar")
	if err != nil {
		t.Fatal(err)
	}
	book := fstest.MapFS{}
	if err := fs.WalkDir(os.DirFS("../.."), "site", func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			book[name] = &fstest.MapFile{}
			book[name].Data, err = os.ReadFile("../../" + name)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	for _, f := range small.Files {
		lay(t, book, f)
	}
	return book
}

// TestHidden shows a whole transcript: what is hidden of it is on no page but
// that of the transcript's source, which shows the file as it is.
func TestHidden(t *testing.T) {
	book := smallSite(t)
	const hidden = "run -hidden unseen\n-- unseen.sh --\nhello unseen\n"
	transcript, chapter := book["examples/one/hello.txtar"], book["chapters/one.md"]
	transcript.Data = append([]byte("run said\n"+hidden), strings.TrimPrefix(string(transcript.Data), "run said\n")...)
	chapter.Data = []byte(strings.Replace(string(chapter.Data), "hello.txtar#said", "hello.txtar", 1))
	pages, err := Build(book, Options{}, NewCache(&apilinks.Finder{API: goNames}))
	if err != nil {
		t.Fatal(err)
	}
	for name, page := range pages {
		if strings.Contains(string(page), "unseen") && name != "examples/one/hello.txtar.html" {
			t.Errorf("%s shows a hidden exchange", name)
		}
	}
	if page := string(pages["one.html"]); !strings.Contains(page, `data-name="one/hello#said"`) {
		t.Errorf("one.html does not show the other exchange:\n%s", page)
	}
}
