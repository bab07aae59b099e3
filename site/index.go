package site

import "bytes"

// An IndexGroup is the entries of an index that have a first letter or a package
// in common.
type IndexGroup struct {
	Title   string // plain text
	ID      string // anchor on the page
	Entries []IndexEntry
}

// An IndexEntry is a term or a function, with the places that are about it.
type IndexEntry struct {
	Name   string // plain text
	Code   bool
	Places []IndexPlace
}

// An IndexPlace is a section.
type IndexPlace struct {
	Title   string // plain text
	Href    string
	Chapter string // its title, plain text; "" for what stands above the first section
}

// WriteIndex writes an index below links to its groups, to stand in a page's body.
// Of one without entries it writes nothing.
func WriteIndex(b *bytes.Buffer, groups []IndexGroup) {
	if len(groups) == 0 {
		return
	}
	w := writer{b, OnPage}
	w.html(`<p class="groups">`)
	for i, g := range groups {
		if i > 0 {
			w.html(" ")
		}
		w.html(link("#"+g.ID, text(g.Title)))
	}
	w.html("</p>\n<ul class=\"index\">\n")
	for _, g := range groups {
		for i, e := range g.Entries {
			w.html("<li")
			if i == 0 {
				w.attribute("id", g.ID)
			}
			w.html("><b>", e.html(), "</b>")
			for _, p := range e.Places {
				w.html(" ", link(p.Href, p.html()))
			}
			w.html("</li>\n")
		}
	}
	w.html("</ul>\n")
}

func (e IndexEntry) html() string {
	if e.Code {
		return "<code>" + text(e.Name) + "</code>"
	}
	return text(e.Name)
}

func (p IndexPlace) html() string {
	if p.Chapter == "" {
		return text(p.Title)
	}
	return text(p.Title) + " <small>·\u00a0" + text(p.Chapter) + "</small>"
}
