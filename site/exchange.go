package site

import (
	"bytes"
	"slices"
	"strings"
)

// A Span is a run of text in an output. Where Kind is set the text stands for
// something that varies from run to run.
type Span struct {
	Text string // the characters; of a placeholder its name, "pid" or "parent"
	Kind string // "", or the placeholder's kind: "pid"; "control" for a visible control character; "mark" for <no newline>
}

// An Exchange is what is typed and what came back.
type Exchange struct {
	Caption  string   // plain text
	ID       string   // anchor on the page
	Path     string   // "examples/basic-pipes/spam.txtar"
	Href     string   // the page of the whole transcript, at the exchange
	Folded   bool     // shown closed
	Name     string   // "basic-pipes/spam#five", as the run verb takes it
	Command  []string // lines as typed; a continuation line begins with a space
	Out, Err [][]Span // lines
	Status   string   // "", or "1": other than 0
	Needs    string   // why it runs in the terminal only, "" when it also runs in the page
}

// Exchange writes the figure of an exchange, to stand in a page's body.
func (k Look) Exchange(b *bytes.Buffer, e Exchange) { writer{b, k}.exchange(e) }

func (w writer) exchange(e Exchange) {
	w.folded(e.Folded, e.Caption, func() {
		w.html(`<figure class="exchange`)
		if w.look != InEPUB && len(e.Command)+len(e.Out)+len(e.Err) >= long {
			w.html(" long")
		}
		w.html(`"`)
		if w.look != InWhole {
			w.attribute("id", e.ID)
		}
		needs := ""
		if w.look == OnPage {
			w.attribute("data-name", e.Name)
			w.attribute("data-needs", e.Needs)
			if e.Needs != "" {
				needs = "\n<p>In the terminal only: " + text(e.Needs) + "</p>"
			}
		}
		w.html(">")
		w.caption(e.Caption, e.source(w.look), needs)
		w.html("\n<div class=\"terminal\">")
		if w.look == OnPage {
			w.html(`<div class="tools"></div>`)
		}
		if w.look != InWhole {
			w.html("\n")
		}
		w.ran(e)
		w.html("</div></figure>")
	})
}

// source says, as HTML, where the exchange comes from, and how to run it.
func (e Exchange) source(k Look) string {
	switch k {
	case InEPUB:
		return link(e.Href, "go tool weave run "+breakable(e.Name))
	case InWhole:
		return link(e.Href, text(e.Name))
	}
	from := "<p>" + link(e.Href, breakable(e.Path))
	if e.varies() {
		from += `; <var class="pill">tinted words</var> stand for what differs from run to run`
	}
	return from + "</p>\n<p class=\"again\">Run it yourself: <code>go tool weave run " + breakable(e.Name) + "</code></p>"
}

// ran writes what was typed and what came back.
func (w writer) ran(e Exchange) {
	w.html(`<pre class="command"><code>`)
	for _, line := range e.Command {
		prompt := "$ "
		if strings.HasPrefix(line, " ") || strings.HasPrefix(line, "\t") {
			prompt = "&gt; "
		}
		w.line(`<span class="prompt">` + prompt + `</span>` + text(line))
	}
	w.html("</code></pre>\n")
	if len(e.Out) > 0 {
		w.html(`<pre class="out"><samp>`)
		w.output(e.Out)
		w.html("</samp></pre>\n")
	}
	if len(e.Err) > 0 {
		if w.look == InEPUB {
			w.html("<p class=\"label\">stderr</p>\n<pre class=\"err\"><samp>")
		} else {
			w.html(`<pre class="err"><span class="label">stderr</span><samp>`)
		}
		w.output(e.Err)
		w.html("</samp></pre>\n")
	}
	switch {
	case e.Status != "":
		w.html(`<p class="status">exit status <b>`, text(e.Status), "</b></p>\n")
	case len(e.Out)+len(e.Err) == 0:
		w.html("<p class=\"status\">no output</p>\n")
	}
}

// output writes lines of output. A placeholder becomes a pill with words in it,
// so that nobody takes it for what a program printed.
func (w writer) output(lines [][]Span) {
	for _, line := range lines {
		html := ""
		for _, s := range line {
			switch {
			case s.Kind == "":
				html += text(s.Text)
			case !s.varies():
				html += `<span class="control">` + text(s.Text) + `</span>`
			default:
				name := s.Kind
				if s.Text != s.Kind && s.Text != "" {
					name = s.Text + " " + s.Kind // "parent pid"
				}
				html += `<var class="pill" title="a value that differs from run to run: ` + text(s.Kind) + `">` + text(name) + `</var>`
			}
		}
		w.line(html)
	}
}

// line writes a line of an exchange. On the page of the whole book it has an
// element of its own only if a phone has no room for it.
func (w writer) line(html string) {
	if w.look == InWhole && fits(html) {
		w.html(html, "\n")
		return
	}
	w.html(`<span class="line">`, html, "\n</span>")
}

// varies says whether the exchange shows a placeholder.
func (e Exchange) varies() bool {
	return slices.ContainsFunc(slices.Concat(e.Out, e.Err), func(line []Span) bool { return slices.ContainsFunc(line, Span.varies) })
}

// varies says whether the text stands for something else in another run.
func (s Span) varies() bool { return s.Kind != "" && s.Kind != "control" && s.Kind != "mark" }
