package chapter

import (
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// A Section is what stands below a heading, or above the first one.
type Section struct {
	Title      string // plain text; "" above the first heading
	ID         string
	Text       []string // plain text of each paragraph, item of a list, row of a table, line of a fence
	References []*Reference
}

// readSections gives the chapter's sections their prose as plain text: for a
// search.
func (p *reader) readSections() {
	sections := []Section{{}}
	for n := p.tree.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() == ast.KindHeading {
			sections = append(sections, Section{Title: plain(n, p.c.source), ID: headingID(n)})
			continue
		}
		p.c.addTo(&sections[len(sections)-1], n)
	}
	p.c.Sections = sections
}

// addTo adds what stands in a block to a section.
func (c *Chapter) addTo(s *Section, n ast.Node) {
	switch n := n.(type) {
	case *referenceNode:
		s.References = append(s.References, n.ref)
	case *fold:
		for k := n.FirstChild(); k != nil; k = k.NextSibling() {
			c.addTo(s, k)
		}
	default:
		s.Text = append(s.Text, c.prose(n)...)
		for _, m := range all[*mark](n) {
			if m.note == nil {
				continue // which is an error
			}
			s.Text = append(s.Text, oneLine(plain(m.note, c.source)))
		}
	}
}

// prose is the text of a block, and of the blocks within it.
func (c *Chapter) prose(n ast.Node) []string {
	var texts []string
	switch {
	case n.Kind() == east.KindTableHeader || n.Kind() == east.KindTableRow:
		for cell := n.FirstChild(); cell != nil; cell = cell.NextSibling() {
			texts = append(texts, oneLine(plain(cell, c.source)))
		}
		return []string{strings.Join(texts, " · ")}
	case n.FirstChild() != nil && n.FirstChild().Type() == ast.TypeInline:
		return []string{oneLine(plain(n, c.source))}
	case n.Kind() == ast.KindFencedCodeBlock:
		for _, line := range n.Lines().Sliced(0, n.Lines().Len()) {
			texts = append(texts, oneLine(string(line.Value(c.source))))
		}
		return texts
	}
	for k := n.FirstChild(); k != nil; k = k.NextSibling() {
		texts = append(texts, c.prose(k)...)
	}
	return texts
}

// oneLine is a text with one space for each run of white space, and none around it.
// Most texts are that already, and stay as they are.
func oneLine(text string) string {
	last := ' '
	for _, r := range text {
		if unicode.IsSpace(r) && (r != ' ' || last == ' ') {
			last = ' '
			break
		}
		last = r
	}
	if last != ' ' {
		return text
	}
	return strings.Join(strings.Fields(text), " ")
}
