package book

import (
	"cmp"
	"html"
	"slices"
	"strings"
	"unicode/utf8"

	"example.com/pipes/tools/chapter"
)

// An entry of an index is a term or a function, and the sections that the index
// leads to.
type entry struct {
	name   string
	code   bool
	places []section
	group  string // what a reader looks for first: a letter, or a function's package
	key    string // that the group is sorted by: /proc stands at P
}

func newEntry(name string, code bool, places []section) entry {
	e := entry{name: name, code: code, places: places, key: strings.ToLower(strings.TrimLeft(name, "/"))}
	_, first := utf8.DecodeRuneInString(e.key)
	e.group = strings.ToUpper(e.key[:first])
	if pkg, _, ok := strings.Cut(name, "."); ok && code {
		e.group = pkg
	}
	return e
}

func sortEntries(entries []entry) {
	slices.SortFunc(entries, func(a, b entry) int {
		return cmp.Or(strings.Compare(a.group, b.group), strings.Compare(a.key, b.key), strings.Compare(a.name, b.name))
	})
}

// isIndex says whether a reference stands for an index.
func isIndex(r *chapter.Reference) bool { return r.Path == termsFile }

// index is an index as a list, below links to its groups.
func (p *page) index(r *chapter.Reference) string {
	var groups, list strings.Builder
	group := ""
	for _, e := range p.site.Book.indexes[r.Name] {
		name, id := html.EscapeString(e.name), ""
		if e.code {
			name = "<code>" + name + "</code>"
		}
		if e.group != group {
			group = e.group
			at := html.EscapeString(p.Anchor(r.Name + "-" + strings.ToLower(group)))
			id = ` id="` + at + `"`
			groups.WriteString(` <a href="#` + at + `">` + html.EscapeString(group) + "</a>")
		}
		list.WriteString("<li" + id + "><b>" + name + "</b>")
		for _, s := range e.places {
			list.WriteString(` <a href="` + html.EscapeString(p.Link(s.file, s.id)) + `">` + html.EscapeString(s.title))
			if s.chapter != "" {
				list.WriteString(" <small>·\u00a0" + html.EscapeString(s.chapter) + "</small>")
			}
			list.WriteString("</a>")
		}
		list.WriteString("</li>\n")
	}
	if list.Len() == 0 {
		return "" // no function is known where Go comes without its lists
	}
	return `<p class="groups">` + groups.String()[1:] + "</p>\n<ul class=\"index\">\n" + list.String() + "</ul>\n"
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
			if s.chapter != "" {
				b.WriteString(" (" + escaped(s.chapter) + ")")
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}
