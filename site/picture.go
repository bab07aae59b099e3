package site

import (
	"bytes"
	"strings"
)

// A Picture shows what happened in a recorded run.
type Picture struct {
	Caption string   // plain text
	ID      string   // anchor on the page
	Path    string   // "examples/basic-pipes/spam.one.trace.json"
	Href    string   // the page of the whole recording
	Command []string // what was typed, lines
	Folded  bool     // shown closed
	Wide    string   // HTML: the picture for a page's column
	Narrow  string   // HTML: the same for a phone
	Words   []string // the same in sentences
}

// Picture writes the figure of a recorded run, to stand in a page's body.
func (k Look) Picture(b *bytes.Buffer, p Picture) { writer{b, k}.picture(p) }

func (w writer) picture(p Picture) {
	w.folded(p.Folded, p.Caption, func() {
		w.html(`<figure class="picture"`)
		if w.look != InWhole {
			w.attribute("id", p.ID)
		}
		w.html(">")
		w.caption(p.Caption, p.source(w.look), "")
		w.html("\n<div class=\"trace-wide\">", p.Wide, "</div>\n<div class=\"trace-narrow\">", p.Narrow, "</div>\n")
		begin, end := `<details class="words"><summary>The same in words</summary>`, "</details>"
		if w.look == InEPUB {
			begin, end = "<div class=\"words\">\n<p><b>The same in words</b></p>", "</div>"
		}
		w.html(begin, "\n<ol>")
		for _, sentence := range p.Words {
			w.html("\n<li>", text(sentence), "</li>")
		}
		w.html("\n</ol>", end, "</figure>")
	})
}

// source says, as HTML, of which run the picture was drawn.
func (p Picture) source(k Look) string {
	drawn := ", drawn from a recorded run of " + p.commands() + ", every write slowed down"
	switch k {
	case InEPUB:
		return link(p.Href, breakable(p.Path)) + ": " + p.commands()
	case InWhole:
		return "<span>" + link(p.Href, text(p.Path)) + drawn + "</span>"
	}
	return "<p>" + link(p.Href, breakable(p.Path)) + drawn + "</p>"
}

// commands are what was typed, as HTML.
func (p Picture) commands() string {
	var html []string
	for _, line := range p.Command {
		html = append(html, "<code>"+text(line)+"</code>")
	}
	return strings.Join(html, "; ")
}
