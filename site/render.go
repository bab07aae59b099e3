package site

import (
	"bytes"
	"fmt"
	"html/template"
	"strconv"
	"strings"
)

// Code is the text of a listing. It is written here and not in a template,
// since a book has many more lines than figures.
func (l Listing) Code() template.HTML {
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	next := 0 // the number that a line has if nothing says another
	for _, line := range l.Lines {
		if (l.bare || l.Since != "") && line.Change == "" && !line.Marked && fits(string(line.HTML)) {
			b.WriteString(string(line.HTML))
			b.WriteByte('\n')
			continue
		}
		l.writeLine(b, line, line.Number == next)
		next = line.Number + 1
	}
	return template.HTML(b.String())
}

func (l Listing) writeLine(b *bytes.Buffer, line CodeLine, follows bool) {
	element, sign := "span", ""
	switch {
	case line.Change == "added":
		element, sign = "ins", "+"
	case line.Change == "removed":
		element, sign = "del", "−"
	}
	write := func(parts ...string) {
		for _, p := range parts {
			b.WriteString(p)
		}
	}
	write("<", element, ` class="line`)
	if line.Marked {
		write(" marked")
	}
	if n := indent(string(line.HTML)); n > 0 {
		write(" t", strconv.Itoa(n))
	}
	number := strconv.Itoa(line.Number)
	switch {
	case l.Links:
		write(`" id="L`, number, `"><a class="number" href="#L`, number, `">`, number, `</a>`)
	case sign != "":
		write(`"><span class="sign">`, sign, `</span>`)
	case l.bare || l.Since != "" || follows:
		write(`">`)
	default:
		write(`" data-n="`, number, `">`)
	}
	write(foldable(string(line.HTML)), "\n</", element, ">")
}

// indent counts the tabs that a line begins with, at most six: the style
// sheet lets a wrapped line go on one step further in. The highlighter may
// have put them inside a span.
func indent(line string) int {
	n := 0
	for len(line) > 0 && n < 6 {
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

// Range says which lines of its file a listing shows: "line 3", "lines 3–5",
// or "the whole file".
func (l Listing) Range() string {
	switch {
	case l.Since != "":
		return "what changed"
	case l.Whole || len(l.Lines) == 0:
		return "the whole file"
	}
	first, last := l.Lines[0].Number, l.Lines[len(l.Lines)-1].Number
	if first == last {
		return fmt.Sprintf("line\u00a0%d", first)
	}
	return fmt.Sprintf("lines\u00a0%d–%d", first, last)
}

// Typed is the command of an exchange, with the prompts of a shell.
func (e Exchange) Typed() template.HTML {
	var b strings.Builder
	for _, line := range e.Command {
		prompt := "$ "
		if strings.HasPrefix(line, " ") || strings.HasPrefix(line, "\t") {
			prompt = "> "
		}
		e.writeLine(&b, `<span class="prompt">`+template.HTMLEscapeString(prompt)+`</span>`+template.HTMLEscapeString(line))
	}
	return template.HTML(b.String())
}

// Output is what came back on standard output.
func (e Exchange) Output() template.HTML { return e.lines(e.Out) }

// Errors is what came back on standard error.
func (e Exchange) Errors() template.HTML { return e.lines(e.Err) }

// Varies says whether the page shows a placeholder.
func (e Exchange) Varies() bool {
	for _, lines := range [][][]Span{e.Out, e.Err} {
		for _, line := range lines {
			for _, s := range line {
				if s.Kind != "" && s.Kind != "control" && s.Kind != "mark" {
					return true
				}
			}
		}
	}
	return false
}

// lines renders output. A placeholder becomes a pill with words in it, so that
// nobody takes it for what a program printed.
func (e Exchange) lines(lines [][]Span) template.HTML {
	var all, b strings.Builder
	for _, line := range lines {
		b.Reset()
		for _, s := range line {
			text := template.HTMLEscapeString(s.Text)
			switch s.Kind {
			case "":
				b.WriteString(text)
			case "control", "mark":
				fmt.Fprintf(&b, `<span class="control">%s</span>`, text)
			default:
				kind := template.HTMLEscapeString(s.Kind)
				if s.Text != s.Kind && s.Text != "" {
					text += " " + kind // "parent pid"
				} else {
					text = kind
				}
				fmt.Fprintf(&b, `<var class="pill" title="a value that differs from run to run: %s">%s</var>`, kind, text)
			}
		}
		e.writeLine(&all, b.String())
	}
	return template.HTML(all.String())
}

func (e Exchange) writeLine(b *strings.Builder, html string) {
	if e.bare && fits(html) {
		b.WriteString(html + "\n")
		return
	}
	b.WriteString(`<span class="line">` + html + "\n</span>")
}

// breakable lets a long path wrap after its slashes.
func breakable(path string) template.HTML {
	return template.HTML(strings.ReplaceAll(template.HTMLEscapeString(path), "/", "/<wbr/>"))
}
