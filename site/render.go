package site

import (
	"fmt"
	"html/template"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// Code is the text of a listing. It is written here and not in a template,
// since a book has many more lines than figures.
func (l Listing) Code() template.HTML {
	size := 0
	for _, line := range l.Lines {
		size += len(line.HTML) + 90
	}
	var b strings.Builder
	b.Grow(size)
	for _, line := range l.Lines {
		l.writeLine(&b, line)
	}
	return template.HTML(b.String())
}

func (l Listing) writeLine(b *strings.Builder, line CodeLine) {
	element, sign := "span", " "
	switch line.Change {
	case "added":
		element, sign = "ins", "+"
	case "removed":
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
	case l.Since != "":
		write(`"><span class="sign">`, sign, `</span>`)
	default:
		write(`" data-n="`, number, `">`)
	}
	write(string(line.HTML), "\n</", element, ">")
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
		return fmt.Sprintf("line %d", first)
	}
	return fmt.Sprintf("lines %d–%d", first, last)
}

// Typed is the command of an exchange, with the prompts of a shell.
func (e Exchange) Typed() template.HTML {
	var b strings.Builder
	for _, line := range e.Command {
		prompt := "$ "
		if strings.HasPrefix(line, " ") || strings.HasPrefix(line, "\t") {
			prompt = "> "
		}
		fmt.Fprintf(&b, "<span class=\"line\"><span class=\"prompt\">%s</span>%s\n</span>",
			template.HTMLEscapeString(prompt), template.HTMLEscapeString(line))
	}
	return template.HTML(b.String())
}

// Output is what came back on standard output.
func (e Exchange) Output() template.HTML { return spans(e.Out) }

// Errors is what came back on standard error.
func (e Exchange) Errors() template.HTML { return spans(e.Err) }

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

// spans renders output. A placeholder becomes a pill with words in it, so that
// nobody takes it for what a program printed.
func spans(lines [][]Span) template.HTML {
	var b strings.Builder
	for _, line := range lines {
		b.WriteString(`<span class="line">`)
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
				fmt.Fprintf(&b, `<var class="pill" title="stands for a %s, which differs from run to run">%s</var>`, kind, text)
			}
		}
		b.WriteString("\n</span>")
	}
	return template.HTML(b.String())
}

// breakable lets a long path wrap after its slashes.
func breakable(path string) template.HTML {
	return template.HTML(strings.ReplaceAll(template.HTMLEscapeString(path), "/", "/<wbr>"))
}

// near bounds what the contents of a page repeat: with every page of a large
// book on every page, the site would grow with the square of the book.
const near = 8

// Contents is what a page shows of the book's contents: every part near its
// own, and of its own part the pages near it.
func (f Frame) Contents() []Part {
	part, page := f.place()
	if part < 0 {
		part = 0
	}
	low, high := window(part, len(f.Parts))
	parts := make([]Part, 0, high-low)
	for i := low; i < high; i++ {
		p := Part{Title: f.Parts[i].Title, ID: f.Parts[i].ID}
		if i == part && page >= 0 {
			from, to := window(page, len(f.Parts[i].Pages))
			p.Pages = slices.Clone(f.Parts[i].Pages[from:to])
			for i := range p.Pages {
				p.Pages[i].Href = f.Root + p.Pages[i].Href
			}
			p.Pages[page-from].Href = "#main"
		}
		parts = append(parts, p)
	}
	return parts
}

// Line is a page's line in the contents. It is written here and not in a
// template, since every page has many of them.
func (l Link) Line() template.HTML {
	number := ""
	if l.Number > 0 {
		number = strconv.Itoa(l.Number)
	}
	return template.HTML(`<a href="` + template.HTMLEscapeString(l.Href) + `"><span class="n">` + number + `</span>` + template.HTMLEscapeString(l.Title) + `</a>`)
}

// PartTitle is the part that the page belongs to, "" for none.
func (f Frame) PartTitle() string {
	if part, _ := f.place(); part >= 0 {
		return f.Parts[part].Title
	}
	return ""
}

// Report is the title that a report of an error on this page begins with.
func (f Frame) Report() string { return f.Title + " (" + f.Path + "): " }

// Canonical is the page's address, "" where the site's is not known.
func (f Frame) Canonical() string {
	if f.URL == "" {
		return ""
	}
	path := strings.TrimSuffix(f.Path, "index.html")
	return strings.TrimSuffix(f.URL, "/") + "/" + path
}

// Base is the path of the site's root on its server, ending in a slash.
func (f Frame) Base() string {
	u, err := url.Parse(f.URL)
	if err != nil {
		return "/"
	}
	return strings.TrimSuffix(u.Path, "/") + "/"
}

// Revision is the commit that the page's source can be seen at, "" where there
// is none: it is unknown, or was changed since.
func (f Frame) Revision() string {
	if strings.HasSuffix(f.Commit, "-dirty") {
		return ""
	}
	return f.Commit
}

// Home says whether this is the page of the contents.
func (f Frame) Home() bool { return f.Path == "index.html" }

// place finds the page in the contents; -1 where it is not listed.
func (f Frame) place() (part, page int) {
	for i, p := range f.Parts {
		for j, link := range p.Pages {
			if link.Href == f.Path {
				return i, j
			}
		}
	}
	return -1, -1
}

// window is the range of up to 2*near+1 indexes around i within n.
func window(i, n int) (low, high int) {
	return max(0, min(i-near, n-2*near-1)), min(n, max(i+near+1, 2*near+1))
}
