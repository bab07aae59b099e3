package site

import (
	"io"
	"iter"
	"strconv"
)

// A Whole is the page of the whole book.
type Whole struct {
	Frame
	Contents []OutlinePart
	Chapters iter.Seq[Section] // asked for one after another, as the page is written
}

// An OutlinePart is a part of the contents of the whole book.
type OutlinePart struct {
	Title    string // "" for the pages above the first heading
	Chapters []Outline
}

// An Outline is a chapter with its sections, in the contents of the whole book.
type Outline struct {
	Number   int    // of the chapter; 0 for other pages
	Title    string // plain text
	ID       string
	Sections []Heading
}

// A Section is a chapter on the page of the whole book.
type Section struct {
	Number int    // of the chapter; 0 for other pages
	Title  string // plain text
	ID     string
	Body   []byte // HTML
}

// Write writes the page. The error is that of w.
func (p Whole) Write(w io.Writer) error {
	err := writeTo(w, func(w writer) error {
		w.begin(p.Frame, "whole")
		w.html("<main id=\"main\" tabindex=\"-1\">\n<header class=\"title\">\n", mark, "<h1>", text(p.Book), `</h1>
<p class="again">This is the whole book on one page, to search and to print. Nothing runs here: to run or change something, follow the name beside it, which leads to the same place in its chapter.</p>
</header>
`)
		w.outline(p.Contents)
		return nil
	})
	if err != nil {
		return err
	}
	for s := range p.Chapters {
		if err := writeTo(w, func(w writer) error { w.section(p.Book, s); return nil }); err != nil {
			return err
		}
	}
	return writeTo(w, func(w writer) error { w.end(p.Frame); return nil })
}

// outline writes the contents of the whole book.
func (w writer) outline(parts []OutlinePart) {
	w.html(`<details class="outline"><summary>Contents</summary>`)
	for _, part := range parts {
		if part.Title != "" {
			w.html("\n<p>", text(part.Title), "</p>")
		}
		w.html("\n<ul>")
		for _, c := range part.Chapters {
			title := text(c.Title)
			if c.Number > 0 {
				title = strconv.Itoa(c.Number) + " " + title
			}
			w.html("\n<li>", link("#"+c.ID, title))
			if len(c.Sections) > 0 {
				w.html("\n<ul>")
				for _, h := range c.Sections {
					w.html("\n<li>", link("#"+h.ID, text(h.Title)), "</li>")
				}
				w.html("\n</ul>")
			}
			w.html("</li>")
		}
		w.html("\n</ul>")
	}
	w.html("\n</details>\n")
}

// section writes a chapter. That of the contents has the book's title, which the
// page has already.
func (w writer) section(book string, s Section) {
	w.html("<section")
	w.attribute("id", s.ID)
	w.html(">\n")
	if s.Number > 0 {
		w.html(`<p class="place">Chapter `, strconv.Itoa(s.Number), "</p>\n")
	}
	if s.Title != book {
		w.html(`<h2 class="name">`, text(s.Title), "</h2>\n")
	}
	w.Write(s.Body)
	w.html("\n</section>\n")
}
