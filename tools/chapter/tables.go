package chapter

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// tables are those of a section, which ends at the next heading.
func (c *Chapter) tables(id string) []ast.Node {
	var tables []ast.Node
	if c.tree == nil {
		return nil // it could not be read, as Parse has said
	}
	section := ""
	for n := c.tree.FirstChild(); n != nil; n = n.NextSibling() {
		switch n.Kind() {
		case ast.KindHeading:
			section = headingID(n)
		case east.KindTable:
			if section == id {
				tables = append(tables, n)
			}
		}
	}
	return tables
}

// HasTables says whether a section has a table.
func (c *Chapter) HasTables(id string) bool { return len(c.tables(id)) > 0 }

// TablesHTML gives the tables of a section, for a page that may be another
// than the chapter's own.
func (c *Chapter) TablesHTML(id string, p Page) (string, error) {
	var b bytes.Buffer
	for _, n := range c.tables(id) {
		if err := pageRenderers(p, nil).Render(&b, c.source, n); err != nil {
			return "", err
		}
	}
	return b.String(), nil
}

// TablesMarkdown gives the Markdown of the tables of a section.
func (c *Chapter) TablesMarkdown(id string, link func(file, anchor string) string) string {
	edits := c.edits(link)
	var tables []string
	for _, n := range c.tables(id) {
		start, stop := c.span(n)
		tables = append(tables, edited(c.source, start, stop, edits))
	}
	return strings.Join(tables, "\n")
}

// span is where the lines of a table begin and end. Its rows say so, whatever
// is in them; the second line, below the header, is none of them.
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
