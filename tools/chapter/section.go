package chapter

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// A Section is the prose below a heading, or above the first one.
type Section struct {
	Title string // plain text; "" above the first heading
	ID    string
	Text  string // plain text in one line
}

// Sections gives the chapter's prose as plain text: for a search.
func (c *Chapter) Sections() []Section {
	sections := []Section{{}}
	headings := c.Headings
	for n := c.tree.FirstChild(); n != nil; n = n.NextSibling() {
		if _, ok := n.(*ast.Heading); ok && len(headings) > 0 {
			sections = append(sections, Section{Title: headings[0].Title, ID: headings[0].ID})
			headings = headings[1:]
			continue
		}
		s := &sections[len(sections)-1]
		s.Text = strings.TrimSpace(s.Text + " " + strings.Join(strings.Fields(c.prose(n)+" "+c.noted(n)), " "))
	}
	return sections
}

// noted is the text of the notes whose marks stand in a block.
func (c *Chapter) noted(n ast.Node) string {
	var b strings.Builder
	for _, m := range all[*mark](n) {
		b.WriteString(plain(m.note, c.source) + " ")
	}
	return b.String()
}

// prose is the text of a block and of the blocks within it.
func (c *Chapter) prose(n ast.Node) string {
	if n.FirstChild() == nil || n.FirstChild().Type() == ast.TypeInline {
		return plain(n, c.source)
	}
	var b strings.Builder
	for k := n.FirstChild(); k != nil; k = k.NextSibling() {
		b.WriteString(c.prose(k) + " ")
	}
	return b.String()
}
