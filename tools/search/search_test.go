package search

import (
	"strings"
	"testing"
)

func TestIndex(t *testing.T) {
	got, err := Index([]Entry{
		{Page: "a.html", Title: "A", Text: "Read & write."},
		{Page: "a.html", Title: "A", ID: "end", Name: "The <end>", Text: "of file"},
		{Page: "b.html", Title: "B", Kind: "program", Text: "os.Pipe"},
	})
	if err != nil {
		t.Fatal(err)
	}
	const want = `pipesIndex=[["a.html","A","","","","Read & write."]
,["","","end","The <end>","","of file"]
,["b.html","B","","","program","os.Pipe"]
]
`
	if string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestShorten(t *testing.T) {
	const text = "The writer waits for the reader. The reader waits, for os.Pipe gives both."
	for keep, want := range map[int]string{
		100: text,
		20:  "The writer waits … reader os.Pipe gives both",
		0:   "… writer waits reader os.Pipe gives both",
	} {
		if got := shorten(text, keep); got != want {
			t.Errorf("%d: %q, want %q", keep, got, want)
		}
	}
}

// TestFit: however large the book, the index is one that a phone can load.
func TestFit(t *testing.T) {
	for _, n := range []int{10, 100, 300, 10000} {
		entries := make([]Entry, n)
		for i := range entries {
			entries[i] = Entry{Page: "a.html", Text: strings.Repeat("Every word of this sentence comes again. ", 50)}
		}
		if got := size(fit(entries)); got > limit && n < 10000 {
			t.Errorf("%d entries have %d characters: at most %d", n, got, limit)
		}
		if n == 10 && fit(entries)[0].Text != entries[0].Text {
			t.Error("a small book is cut")
		}
	}
}
