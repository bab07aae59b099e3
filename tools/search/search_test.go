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
		{Page: "a.html", Title: "A", ID: "end", Name: "The <end>", Words: []string{"EOF"}, Outputs: []string{"$ cat", "of file"}},
		{Page: "b.html", Title: "B", Code: []string{"os.Pipe"}},
	}))
	if err != nil {
		t.Fatal(err)
	}
	const want = `pipesIndex=[["a.html","A","","","","Read & write.\nClose.","",""]
,["","","end","The <end>","EOF","","$ cat\nof file",""]
,["b.html","B","","","","","","os.Pipe"]
]
`
	if got.String() != want {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
}
