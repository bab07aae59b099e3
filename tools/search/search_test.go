package search

import (
	"slices"
	"strings"
	"testing"
)

func TestIndex(t *testing.T) {
	var got strings.Builder
	err := Index(&got, slices.Values([]Entry{
		{Page: "a.html", Title: "A", Text: []string{"Read & write.", "Close."}},
		{Page: "a.html", Title: "A", ID: "the-end", Name: "The <end>", Words: []string{"EOF"}, Outputs: []string{"$ cat", "of file"}},
		{Page: "a.html", Title: "A", ID: "the-end-1", Name: "The end"},
		{Page: "b.html", Title: "B", Code: []string{"os.Pipe"}},
	}))
	if err != nil {
		t.Fatal(err)
	}
	const want = `pipesIndex=[["a.html","","","b.html"],["A","","","B"],["","","the-end-1",""],["","The <end>","The end",""],["","EOF","",""],["Read & write.\nClose.","","",""],["","$ cat\nof file","",""],["","","","os.Pipe"]]
` + entriesOf
	if got.String() != want {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
}
