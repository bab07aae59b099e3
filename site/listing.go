package site

import (
	"bytes"
	"strconv"
	"strings"
)

// A CodeLine is one line of a listing.
type CodeLine struct {
	Number int    // in its file, from 1
	HTML   string // highlighted, without the newline
	Marked bool   // named by the chapter
	Change string // "", "added" or "removed", in a listing of what changed
}

// A Listing is an excerpt of a file, or a whole file.
type Listing struct {
	Caption string   // plain text
	ID      string   // anchor on the page, "" for a whole file on its own
	Path    string   // "examples/basic-pipes/spam/main.go"
	Href    string   // the page of the whole file, at the first line shown, relative to this page
	Whole   bool     // the listing is all of the file
	Links   bool     // each line has a number that links to it: on the page of the file itself
	Folded  bool     // shown closed: a solution
	Since   string   // path of the older version, in a listing of what changed
	Files   []string // of the program, if a reader can change it in the page: their names, beside Path
	Lines   []CodeLine
}

// Listing writes the figure of an excerpt, to stand in a page's body.
func (k Look) Listing(b *bytes.Buffer, l Listing) { writer{b, k}.listing(l) }

func (w writer) listing(l Listing) {
	w.folded(l.Folded, l.Caption, func() {
		w.html(`<figure class="listing`)
		switch {
		case w.look == InEPUB && l.Since != "":
			w.html(" change")
		case w.look != InEPUB && len(l.Lines) >= long:
			w.html(" long")
		}
		w.html(`"`)
		if w.look != InWhole {
			w.attribute("id", l.ID)
		}
		if w.look == OnPage {
			w.attribute("data-files", strings.Join(l.Files, " "))
		}
		w.html(">")
		if !l.Links {
			w.caption(l.Caption, l.source(w.look), "")
		}
		if w.look == OnPage {
			w.html("\n<div class=\"tools\"></div>")
		}
		w.html("\n<pre><code>")
		next := 0 // the number that a line has if nothing says another
		for _, line := range l.Lines {
			w.codeLine(l, line, line.Number == next)
			next = line.Number + 1
		}
		w.html("</code></pre></figure>")
	})
}

// source says, as HTML, which lines of which file the listing shows.
func (l Listing) source(k Look) string {
	switch k {
	case InEPUB:
		return link(l.Href, breakable(l.Path))
	case InWhole:
		return "<span>" + link(l.Href, text(l.Path)) + ", " + l.shown(text) + "</span>"
	}
	return "<p>" + link(l.Href, breakable(l.Path)) + ", " + l.shown(breakable) + "</p>"
}

// shown says, as HTML, which lines of its file a listing shows: "line 3",
// "lines 3–5", "the whole file", or what they are compared with, whose path is
// written by path.
func (l Listing) shown(path func(string) string) string {
	switch {
	case l.Since != "":
		return "what changed since " + path(l.Since)
	case l.Whole || len(l.Lines) == 0:
		return "the whole file"
	}
	first, last := strconv.Itoa(l.Lines[0].Number), strconv.Itoa(l.Lines[len(l.Lines)-1].Number)
	if first == last {
		return "line\u00a0" + first
	}
	return "lines\u00a0" + first + "–" + last
}

// codeLine writes a line of a listing; follows says whether its number is the next
// after that of the line before. On the page of the whole book, and in a listing of
// what changed, a line has an element of its own only where it needs one. The whole
// book is set as on paper, too: comments in italics and names of functions in bold,
// and no colours, which were an eighth of the page's elements.
func (w writer) codeLine(l Listing, line CodeLine, follows bool) {
	html := line.HTML
	if w.look == InWhole {
		html = printed(html)
	}
	if (w.look == InWhole || l.Since != "") && line.Change == "" && !line.Marked && fits(html) {
		w.html(html, "\n")
		return
	}
	element, sign := "span", ""
	switch line.Change {
	case "added":
		element, sign = "ins", "+"
	case "removed":
		element, sign = "del", "−"
	}
	w.html("<", element, ` class="line`)
	if line.Marked {
		w.html(" marked")
	}
	if n := indent(html); n > 0 {
		w.html(" t", strconv.Itoa(n))
	}
	number := strconv.Itoa(line.Number)
	switch {
	case l.Links:
		w.html(`" id="L`, number, `"><a class="number" href="#L`, number, `">`, number, `</a>`)
	case sign != "":
		w.html(`"><span class="sign">`, sign, `</span>`)
	case w.look != OnPage || l.Since != "" || follows:
		w.html(`">`)
	default:
		w.html(`" data-n="`, number, `">`)
	}
	w.html(wrappable(html), "\n</", element, ">")
}

// indent counts the tabs that a line begins with, at most four: the style
// sheet lets a wrapped line go on one step further in. The highlighter may
// have put them inside a span.
func indent(line string) int {
	n := 0
	for len(line) > 0 && n < 4 {
		switch {
		case line[0] == '\t':
			n++
			line = line[1:]
		case line[0] == '<' && strings.Contains(line, ">"):
			line = line[strings.Index(line, ">")+1:]
		default:
			return n
		}
	}
	return n
}

// printed is a highlighted line as it is set on paper: of its spans it has only
// those of comments, "c", and of names of functions, "f".
func printed(line string) string {
	if !strings.Contains(line, "<span") {
		return line
	}
	var b strings.Builder
	b.Grow(len(line))
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
