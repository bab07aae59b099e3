package site

import (
	"bytes"
	"cmp"
	"io"
	"strings"
)

// A Page is a chapter, or a page beside the chapters.
type Page struct {
	Frame
	Number   int // of the chapter; 0 for other pages
	Headings []Heading
	Body     func(*bytes.Buffer) error // writes the text, from the first paragraph on, without the title
}

// Write writes the page. The error is that of its text or of w.
func (p Page) Write(w io.Writer) error {
	return writeTo(w, func(w writer) error {
		if p.home() {
			w.begin(p.Frame, "home")
		} else {
			w.begin(p.Frame, "")
			w.nav(p)
		}
		w.title(p.standing(p.Number), text(p.Title))
		if err := p.Body(w.Buffer); err != nil {
			return err
		}
		w.html("\n")
		w.turn(p.Frame)
		w.end(p.Frame)
		return nil
	})
}

// A Source is the page of one whole file under examples.
type Source struct {
	Frame
	Listing Listing
	Shown   []Link // the pages that show something of it
}

// Write writes the page. The error is that of w.
func (s Source) Write(w io.Writer) error {
	return writeTo(w, func(w writer) error {
		w.begin(s.Frame, "file")
		w.title(s.shown(), breakable(s.Listing.Path))
		w.listing(s.Listing)
		w.end(s.Frame)
		return nil
	})
}

// shown says where the file is shown, as HTML.
func (s Source) shown() string {
	var pages []string
	for _, l := range s.Shown {
		pages = append(pages, link(s.Root+l.Href, text(l.Title)))
	}
	place := "Shown in " + strings.Join(pages, ", ")
	if pages == nil {
		place = "A whole file"
	}
	if s.Repo != "" {
		place += " · " + link(s.Repo+"/blob/"+cmp.Or(s.revision(), "HEAD")+"/"+s.Listing.Path, "In the repository")
	}
	return place
}

// WriteMissing writes the page for addresses that lead nowhere. The error is
// that of w.
func WriteMissing(w io.Writer, f Frame) error {
	return writeTo(w, func(w writer) error {
		w.begin(f, "")
		w.title("", text(f.Title))
		w.html("<p>This end of the pipe was never connected. ", link(f.Root+"index.html", "The contents"), " list every page.</p>\n")
		w.end(f)
		return nil
	})
}
