package chapter

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// A Heading is a section's, below the title.
type Heading struct {
	Level int    // from 2
	Title string // plain text
	ID    string // its anchor
	Line  int
}

const untitled = "a chapter begins with its title: write \"# Title\" here"

// readTitle takes the title out of the tree: package site shows it.
func (p *reader) readTitle() {
	h, ok := p.tree.FirstChild().(*ast.Heading)
	if !ok || h.Level != 1 {
		p.errorf(1, untitled)
		return
	}
	if p.c.Title = plain(h, p.c.source); p.c.Title == "" {
		p.errorf(1, untitled)
	}
	for _, t := range all[*ast.Text](h) {
		p.readText(t)
	}
	p.tree.RemoveChild(p.tree, h)
	for n := p.tree.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() == ast.KindParagraph {
			p.c.Summary = plain(n, p.c.source)
			return
		}
	}
}

func (p *reader) readHeading(n *ast.Heading) {
	line := p.line(n)
	title := plain(n, p.c.source)
	switch {
	case strings.TrimSpace(title) == "":
		p.errorf(line, "a heading without words: say what the section is on, or remove it")
	case n.Parent() != p.tree:
		p.errorf(line, "a heading in a list or a quotation: nothing can lead to it: make %q a section, or write it in bold", title)
	case n.Level == 1:
		p.errorf(line, "a second title: make it a section, \"## %s\"", title)
	case n.Level > 3:
		p.errorf(line, "heading %q is too deep: \"####\" is for the hint and the solution of an exercise", title)
	}
	id := headingID(n)
	if id != "" && (id[0] < 'a' || id[0] > 'z') {
		p.errorf(line, "the address of heading %q would be #%s, and HTML's begin with a letter: begin the heading with a word", title, id)
	}
	p.c.Headings = append(p.c.Headings, Heading{n.Level, title, id, line})
	p.c.IDs[id] = true
}

// headingID is the anchor that goldmark gave to a heading.
func headingID(n ast.Node) string {
	value, _ := n.AttributeString("id")
	id, _ := value.([]byte)
	return string(id)
}
