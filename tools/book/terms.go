package book

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"example.com/pipes/tools/chapter"
)

// termsFile lists the terms of the book, one a line. Where a term is explained,
// the text emphasises it: *close-on-exec*.
const termsFile = "chapters/terms.txt"

// An entry of an index is a term or a function, and the sections that the index
// leads to.
type entry struct {
	name   string
	code   bool
	places []section
}

// A section of a chapter, or the chapter above its first section.
type section struct {
	place
	title string
}

// readTerms reads the list. A book may be without.
func (b *Book) readTerms() {
	src, err := b.readText(termsFile)
	if err != nil {
		b.notRead(termsFile, err)
	}
	number := 0
	for line := range strings.Lines(src) {
		number++
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "#") {
			b.terms = append(b.terms, chapter.Words{Text: line, Line: number})
		}
	}
}

// indexTerms finds the sections that emphasise the terms.
func (b *Book) indexTerms() {
	if len(b.terms) == 0 {
		return
	}
	places := map[string][]section{} // by what is emphasised, which may be a plural
	for _, item := range b.numbered() {
		c := b.chapters[item.File]
		for _, w := range c.Emphasised {
			s := sectionAt(c, item, w.Line)
			for _, end := range []string{"", "s", "es"} {
				key, ok := strings.CutSuffix(strings.ToLower(w.Text), end)
				if ok && !slices.Contains(places[key], s) {
					places[key] = append(places[key], s)
				}
			}
		}
	}
	listed := map[string]bool{}
	for _, t := range b.terms {
		key := strings.ToLower(t.Text)
		switch {
		case listed[key]:
			b.errorf(termsFile, t.Line, "%s is listed twice: remove one of the lines", t.Text)
		case len(places[key]) == 0 && !b.unread:
			b.errorf(termsFile, t.Line, "no chapter explains %s: write *%[1]s* where one does, or remove the line", t.Text)
		}
		listed[key] = true
		b.addEntry("terms", entry{t.Text, false, places[key]})
	}
}

// indexFunctions finds where the chapters name what the standard library has:
// the sections whose heading does, or else the first.
func (b *Book) indexFunctions() {
	var names []string
	best, places := map[string]int{}, map[string][]section{}
	for _, item := range b.numbered() {
		c := b.chapters[item.File]
		for _, code := range c.Codes {
			if !strings.HasPrefix(b.documented[code.Text], "https://pkg.go.dev/") {
				continue
			}
			name := strings.TrimSuffix(strings.TrimPrefix(code.Text, "*"), "()")
			s, rank := sectionAt(c, item, code.Line), rankOf(c, code.Line)
			switch {
			case places[name] == nil || rank < best[name]:
				if places[name] == nil {
					names = append(names, name)
				}
				best[name], places[name] = rank, []section{s}
			case rank == best[name] && rank == inHeading && !slices.Contains(places[name], s):
				places[name] = append(places[name], s)
			}
		}
	}
	for _, name := range names {
		b.addEntry("functions", entry{name, true, places[name]})
	}
}

func (b *Book) addEntry(index string, e entry) {
	at, _ := slices.BinarySearchFunc(b.indexes[index], e, func(a, b entry) int {
		return cmp.Or(strings.Compare(strings.ToLower(a.name), strings.ToLower(b.name)), strings.Compare(a.name, b.name))
	})
	b.indexes[index] = slices.Insert(b.indexes[index], at, e)
}

// numbered are the chapters, without the pages beside them, in the order of
// reading.
func (b *Book) numbered() []chapter.Item {
	return slices.DeleteFunc(slices.Clone(b.Order), func(i chapter.Item) bool { return i.Number == 0 || b.chapters[i.File] == nil })
}

// sectionAt is the section that a line of a chapter is in.
func sectionAt(c *chapter.Chapter, item chapter.Item, line int) section {
	s := section{place{item.File, ""}, c.Title}
	for _, h := range c.Headings {
		if h.Line > line {
			break
		}
		s = section{place{item.File, h.ID}, h.Title}
		if slices.Contains(recurring, h.Title) {
			s.title = c.Title + ": " + h.Title
		}
	}
	return s
}

// recurring are sections that most chapters have.
var recurring = []string{"From Python to Go", "Exercises", "Wrapping up"}

// Where a chapter names a function: what its heading names, a section is about;
// exercises and summaries come back to it.
const (
	inHeading = iota
	inText
	again
)

func rankOf(c *chapter.Chapter, line int) int {
	rank := inText
	for _, h := range c.Headings {
		switch {
		case h.Line == line:
			return inHeading
		case h.Line < line && h.Level == 2:
			rank = inText
			if slices.Contains(recurring, h.Title) {
				rank = again
			}
		}
	}
	return rank
}

// isIndex says whether a reference stands for an index.
func isIndex(r *chapter.Reference) bool { return r.Path == termsFile }

// index is an index as a list.
func (p *page) index(r *chapter.Reference) string {
	var b strings.Builder
	for _, e := range p.site.Book.indexes[r.Name] {
		name := template.HTMLEscapeString(e.name)
		if e.code {
			name = "<code>" + name + "</code>"
		}
		b.WriteString("<li><b>" + name + "</b>")
		for _, s := range e.places {
			b.WriteString(` <a href="` + template.HTMLEscapeString(p.Link(s.file, s.id)) + `">` + template.HTMLEscapeString(s.title) + "</a>")
		}
		b.WriteString("</li>\n")
	}
	if b.Len() == 0 {
		return "" // no function is known where Go comes without its lists
	}
	return "<ul class=\"index\">\n" + b.String() + "</ul>\n"
}

func (p *page) markdownIndex(r *chapter.Reference) string {
	var b strings.Builder
	for _, e := range p.site.Book.indexes[r.Name] {
		name := escaped(e.name)
		if e.code {
			name = "`" + e.name + "`"
		}
		b.WriteString("- " + name + ":")
		for i, s := range e.places {
			if i > 0 {
				b.WriteString(",")
			}
			b.WriteString(" [" + escaped(s.title) + "](" + p.Link(s.file, s.id) + ")")
		}
		b.WriteString("\n")
	}
	return b.String()
}
