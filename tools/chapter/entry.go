package chapter

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// An Entry is an item of a list.
type Entry struct {
	Code     string // its first line, if that is nothing but code
	Sections int    // how many sections of other chapters it links to
	Noted    bool   // it has a note
	Line     int
}

// Entries are the items of the chapter's lists, in order.
func (c *Chapter) Entries() []Entry {
	if c.tree == nil {
		return nil // it could not be read, as Parse has said
	}
	p := &reader{c: c}
	var entries []Entry
	for _, item := range all[*ast.ListItem](c.tree) {
		e := Entry{Noted: len(all[*mark](item)) > 0, Line: p.line(item)}
		if block := item.FirstChild(); block != nil {
			e.Code = c.codeLine(block)
		}
		for _, link := range all[*ast.Link](item) {
			if sectionForm.MatchString(destination(link)) {
				e.Sections++
			}
		}
		entries = append(entries, e)
	}
	return entries
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
