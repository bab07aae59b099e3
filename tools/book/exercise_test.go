package book

import (
	"strings"
	"testing"

	"example.com/pipes/tools/apilinks"
)

// TestTryCommand: below its question, an exercise says what to type to try it.
func TestTryCommand(t *testing.T) {
	book := smallSite(t)
	book["chapters/one.md"].Data = append(book["chapters/one.md"].Data, `
## Exercises

### Modify: greet Bob

Greet Bob.

[hello](../examples/one/hello/main.go "start")

[It says](../examples/one/hello.txtar#said)

#### Solution

So.

[The program](../examples/one/hello/main.go)
`...)
	pages, err := Build(book, Options{}, NewCache(&apilinks.Finder{API: goNames}))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"one.html":  "Try yours in a terminal: <code>go tool weave try one/greet-bob</code>",
		"book.html": "Try yours in a terminal: <code>go tool weave try one/greet-bob</code>",
		"book.md":   "Try yours in a terminal: `go tool weave try one/greet-bob`",
	} {
		if !strings.Contains(string(pages[name]), want) {
			t.Errorf("%s does not say %q", name, want)
		}
	}
}
