package chapter

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// A table is one at the top level, in the section of the heading above it: none
// that stands in a list or a quotation.
type table struct {
	section     string // its anchor
	html        stretch
	start, stop int // in the source
}

// HasTables says whether a section has a table.
func (c *Chapter) HasTables(id string) bool {
	return slices.ContainsFunc(c.tables, func(t table) bool { return t.section == id })
}

// TablesHTML writes the tables of a section, for a page that may be another
// than the chapter's own.
func (c *Chapter) TablesHTML(w *bytes.Buffer, id string, p Page) error {
	s := &setter{w, p, nil}
	for _, t := range c.tables {
		if t.section != id {
			continue
		}
		if err := s.setStretch(c.html, t.html); err != nil {
			return err
		}
	}
	return nil
}

// TablesMarkdown gives the Markdown of the tables of a section.
func (c *Chapter) TablesMarkdown(id string, p Page) string {
	var tables []string
	for _, t := range c.tables {
		if t.section == id {
			tables = append(tables, edited(c.source, t.start, t.stop, c.edits, p))
		}
	}
	return strings.Join(tables, "\n")
}

// span is where the lines of a table begin and end. Each row knows where its line
// is, even an empty row. The line of hyphens below the header is no row.
func (c *Chapter) span(table ast.Node) (start, stop int) {
	header, last := table.FirstChild(), table.LastChild()
	start = bytes.LastIndexByte(c.source[:header.Pos()], '\n') + 1
	stop = c.nextLine(last.Pos())
	if last == header {
		stop = c.nextLine(stop)
	}
	return start, stop
}

// nextLine is where the line after the one at a position begins.
func (c *Chapter) nextLine(at int) int {
	_, after, _ := bytes.Cut(c.source[at:], []byte("\n"))
	return len(c.source) - len(after)
}
