package chapter

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// An Entry is an item of a list: a line, what it says about that, and links to
// sections.
type Entry struct {
	Title    string   // its first line, up to a backslash
	Code     string   // the same, if that is nothing but code
	Text     string   // what comes after it, without the links to sections
	Sections []string // of other chapters: "sockets.md#close-one-direction"
	Noted    bool     // it has a note
	Line     int
}

// readEntries finds the items of the chapter's lists, in order.
func (p *reader) readEntries() {
	for _, item := range all[*ast.ListItem](p.tree) {
		e := Entry{Noted: len(all[*mark](item)) > 0, Line: p.line(item)}
		if block := item.FirstChild(); block != nil {
			e.Code = p.c.codeLine(block)
			p.c.addText(&e, block)
		}
		p.c.Entries = append(p.c.Entries, e)
	}
}

// addText adds to an entry what stands in a block.
func (c *Chapter) addText(e *Entry, block ast.Node) {
	var text strings.Builder
	for n := block.FirstChild(); n != nil; n = n.NextSibling() {
		if link, ok := n.(*ast.Link); ok && sectionForm.MatchString(destination(link)) {
			e.Sections = append(e.Sections, destination(link))
			continue
		}
		writeInline(&text, n, c.source)
		if line, ok := n.(*ast.Text); ok && line.HardLineBreak() && e.Title == "" {
			e.Title = oneLine(text.String())
			text.Reset()
		}
	}
	e.Text = oneLine(text.String())
}

// codeLine is the first line of a block, if that is nothing but code.
func (c *Chapter) codeLine(block ast.Node) string {
	code, ok := block.FirstChild().(*ast.CodeSpan)
	if !ok {
		return ""
	}
	if next := code.NextSibling(); next != nil {
		text, ok := next.(*ast.Text)
		if !ok || !text.HardLineBreak() || strings.TrimSpace(string(text.Segment.Value(c.source))) != "" {
			return ""
		}
	}
	return plain(code, c.source)
}
