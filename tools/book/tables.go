package book

import (
	"bytes"
	"path"
	"strings"

	"example.com/pipes/site"
	"example.com/pipes/tools/chapter"
)

// isTables says whether a reference stands for tables of another chapter.
func isTables(r *chapter.Reference) bool {
	return strings.HasPrefix(r.Path, "chapters/") && !isIndex(r)
}

func (b *Book) checkTables(c *chapter.Chapter, r *chapter.Reference) {
	from := b.chapters[path.Base(r.Path)]
	switch {
	case from == nil:
		b.errorf(c.Path, r.Line, "tables of %s: there is no such chapter: correct the name, or write it", r.Path)
	case len(from.Headings) == 0 && b.hasErrors(from.Path): // it could not be read
	case !from.IDs[r.Name]:
		b.errorf(c.Path, r.Line, "tables of #%s: %s has no such section: it has %s", r.Name, from.Path, orNone(headingIDs(from)))
	case !from.HasTables(r.Name):
		b.errorf(c.Path, r.Line, "tables of #%s: that section of %s has none: name the one that has", r.Name, from.Path)
	}
}

// borrowing sets something of another chapter.
func (p *page) borrowing(file string) *page {
	other := *p
	other.text = file
	return &other
}

// tables writes those of another chapter's section, below a link to it.
func (p *page) tables(w *bytes.Buffer, r *chapter.Reference) error {
	from := path.Base(r.Path)
	b := p.borrowing(from)
	site.WriteLink(w, b.Link("", r.Name), r.Caption)
	return p.site.Book.chapters[from].TablesHTML(w, r.Name, b)
}

func (p *page) markdownTables(r *chapter.Reference) string {
	from := path.Base(r.Path)
	b := p.borrowing(from)
	return "[" + escaped(r.Caption) + "](" + b.Link("", r.Name) + ")\n\n" + p.site.Book.chapters[from].TablesMarkdown(r.Name, b)
}
