package site

import (
	"html/template"
	"io"
	"iter"
	"slices"
	"strings"
)

// A Whole is the page of the whole book.
type Whole struct {
	Frame
	Contents []OutlinePart
	Chapters iter.Seq[Section] // asked for one after another, as the page is written
}

// An OutlinePart is a part of the contents of the whole book.
type OutlinePart struct {
	Title    string
	Chapters []Outline
}

// An Outline is a chapter with its sections, in the contents of the whole book.
type Outline struct {
	Number   int    // of the chapter; 0 for other pages
	Title    string // plain text
	ID       string
	Sections []Heading
}

// A Section is a chapter on the page of the whole book.
type Section struct {
	Number int    // of the chapter; 0 for other pages
	Title  string // plain text
	ID     string
	Body   template.HTML
}

// Whole writes the page of the whole book.
func (ts *Templates) Whole(w io.Writer, p Whole) error { return ts.execute(w, "whole.html", p) }

// InWhole makes figures for the page of the whole book. It has a thousand of them
// and is read on a phone as well, so they have no buttons: each names its source,
// and the name leads to the figure on its chapter's page, which has them.
func (ts *Templates) InWhole() *Templates { return &Templates{ts.t, ".whole.html", nil} }

// long is how many lines a figure has that may be broken between two sheets of
// paper.
const long = 40

// Long says whether the figure may be broken on paper.
func (l Listing) Long() bool { return len(l.Lines) >= long }

// Long says whether the figure may be broken on paper.
func (e Exchange) Long() bool { return len(e.Command)+len(e.Out)+len(e.Err) >= long }

// Bare is the listing without the elements of lines that a phone has room for. It
// is set as on paper: comments in italics and names of functions in bold, and no
// colours, which were an eighth of the page's elements.
func (l Listing) Bare() Listing {
	l.bare = true
	l.Lines = slices.Clone(l.Lines)
	for i, line := range l.Lines {
		l.Lines[i].HTML = template.HTML(printed(string(line.HTML)))
	}
	return l
}

// printed is a line of HTML without the spans that only a colour tells.
func printed(line string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(line, `<span class="`)
		b.WriteString(before)
		if !found {
			return b.String()
		}
		class, rest, _ := strings.Cut(rest, `">`)
		text, rest, _ := strings.Cut(rest, `</span>`)
		if class == "c" || class == "f" {
			text = `<span class="` + class + `">` + text + `</span>`
		}
		b.WriteString(text)
		line = rest
	}
}

// Bare is the exchange without the elements of lines that a phone has room for.
func (e Exchange) Bare() Exchange { e.bare = true; return e }

// fits says whether a phone has room for a line of HTML.
func fits(line string) bool {
	columns := 0
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '<':
			i = end(line, i, '>')
		case c == '&':
			i = end(line, i, ';')
			columns++
		case c == '\t':
			columns += 2 // as the style sheet has it on a phone
		case c&0xC0 != 0x80: // the first byte of a character
			columns++
		}
	}
	return columns <= phone
}

// end is where a tag or an entity that begins at i ends.
func end(html string, i int, with byte) int { return i + max(0, strings.IndexByte(html[i:], with)) }
