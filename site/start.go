package site

import (
	"bytes"
	"strings"
)

// A Start is where an exercise says which program it starts from.
type Start struct {
	Caption string // plain text: the program's name
	Href    string // the page of its file
	Command string // that tries another in a terminal
	Trial   *Trial // nil if it cannot be tried in the page
}

// A Trial is what an exercise needs in the page.
type Trial struct {
	Files     []string // to start from: their names, beside Href
	Program   string   // the name of the reader's program
	Exchanges []string // that decide, as the run verb takes them
}

// Start writes the line that leads to the program an exercise starts from.
func (k Look) Start(b *bytes.Buffer, s Start) { writer{b, k}.start(s) }

func (w writer) start(s Start) {
	w.html("<p")
	if w.look == OnPage && s.Trial != nil {
		w.html(` class="start"`)
		w.attribute("data-files", strings.Join(s.Trial.Files, " "))
		w.attribute("data-program", s.Trial.Program)
		w.attribute("data-exchanges", strings.Join(s.Trial.Exchanges, " "))
	}
	w.html(">Start from ", link(s.Href, text(s.Caption)), ".")
	again := " Try yours in a terminal: <code>" + text(s.Command) + "</code>"
	if w.look != InEPUB {
		again = `<span class="again">` + again + "</span>"
	}
	w.html(again, "</p>\n")
}
