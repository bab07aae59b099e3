package book

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"example.com/pipes/site"
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

// index gives an index in groups, with the addresses of its places on the page.
// Where Go comes without its lists, no function is known.
func (p *page) index(r *chapter.Reference) []site.IndexGroup {
	var groups []site.IndexGroup
	for _, e := range p.site.Book.indexes[r.Name] {
		if n := len(groups); n == 0 || groups[n-1].Title != e.group {
			groups = append(groups, site.IndexGroup{Title: e.group, ID: p.Anchor(r.Name + "--" + strings.ToLower(e.group))})
		}
		made := site.IndexEntry{Name: e.name, Code: e.code}
		for _, s := range e.places {
			made.Places = append(made.Places, site.IndexPlace{Title: s.title, Href: p.Link(s.file, s.id), Chapter: s.chapter})
		}
		last := &groups[len(groups)-1]
		last.Entries = append(last.Entries, made)
	}
	return groups
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
