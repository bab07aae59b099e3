package search

import "testing"

func TestIndex(t *testing.T) {
	got, err := Index([]Entry{
		{Page: "a.html", Title: "A", Text: []string{"Read & write.", "Close."}},
		{Page: "a.html", Title: "A", ID: "end", Name: "The <end>", Words: []string{"EOF"}, Outputs: []string{"$ cat", "of file"}},
		{Page: "b.html", Title: "B", Code: []string{"os.Pipe"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	const want = `pipesIndex=[["a.html","A","","","","Read & write.\nClose.","",""]
,["","","end","The <end>","EOF","","$ cat\nof file",""]
,["b.html","B","","","","","","os.Pipe"]
]
`
	if string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
