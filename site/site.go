// Package site says how a page looks: typed data in, HTML out.
//
// It knows nothing of Markdown, of Go programs or of transcripts; package book
// turns those into the types below. Templates are read from a file system, so
// that `weave serve` shows a changed template at once and a test needs no disk.
package site

import (
	"errors"
	"html/template"
	"io"
	"io/fs"
	"strings"
)

// A Link leads to a page of the book.
type Link struct {
	Number  int    // of a chapter, from 1; 0 for a page beside the chapters
	Title   string // plain text
	Href    string // relative to the site's root: "basic-pipes.html"
	Summary string // one sentence, from the contents
}

// A Part is a heading of the contents with the pages under it.
type Part struct {
	Title string
	ID    string // of the heading on the home page, "" for none
	Pages []Link
}

// A Heading is a place on the page, for the on-page contents.
type Heading struct {
	Level int    // 2 or 3
	Title string // plain text
	ID    string
}

// A Frame is what every page shares.
type Frame struct {
	Book        string // the book's title
	Title       string // the page's title, plain text
	Description string // one or two sentences, plain text
	Path        string // this page, relative to the site's root
	Root        string // from this page to the site's root: "" or "../../"
	Parts       []Part
	Prev, Next  *Link
	Proven      string // what the tests passed with, "" where they were not run: "go1.26.8 on linux/amd64"
	Commit      string // of the source, "" where unknown
	Repo        string // URL of the repository, "" unless given
	URL         string // URL that the site will have, "" unless given
	NoRun       bool   // nothing runs in the page
}

// A Page is a chapter, or a page beside the chapters.
type Page struct {
	Frame
	Number   int // of the chapter; 0 for other pages
	Headings []Heading
	Body     template.HTML // from the first paragraph on, without the title
}

// A Source is the page of one whole file under examples.
type Source struct {
	Frame
	Listing Listing
	Shown   []Link // the pages that show something of it
}

// Figure is the listing, with a number for each line.
func (s Source) Figure() template.HTML {
	return written(func(w writer) { w.listing(s.Listing) })
}

// Templates makes pages.
type Templates struct {
	t     *template.Template
	style []byte // of an EPUB
}

// Load parses every template of fsys, which is the site folder:
// templates/*.html, and templates/*.xhtml, *.opf and epub.css for an
// EPUB.
func Load(fsys fs.FS) (*Templates, error) {
	t, err := template.New("site").Option("missingkey=error").
		Funcs(template.FuncMap{"breakable": func(path string) template.HTML { return template.HTML(breakable(path)) }}).ParseFS(fsys, "templates/*.html", "templates/*.xhtml", "templates/*.opf")
	if err != nil {
		return nil, inFile(err)
	}
	style, err := fs.ReadFile(fsys, "templates/epub.css")
	if err != nil {
		return nil, err
	}
	return &Templates{t, PlainCSS(style)}, nil
}

// Page writes the page of a chapter, or the home page.
func (ts *Templates) Page(w io.Writer, p Page) error {
	if p.Home() {
		return ts.execute(w, "home.html", p)
	}
	return ts.execute(w, "page.html", p)
}

// Source writes the page of a whole file.
func (ts *Templates) Source(w io.Writer, s Source) error { return ts.execute(w, "source.html", s) }

// Missing writes the page for addresses that lead nowhere.
func (ts *Templates) Missing(w io.Writer, f Frame) error { return ts.execute(w, "missing.html", f) }

func (ts *Templates) execute(w io.Writer, name string, data any) error {
	return inFile(ts.t.ExecuteTemplate(w, name, data))
}

// inFile lets an error of a template begin with the file and the line. Package
// template names the file alone.
func inFile(err error) error {
	if err == nil {
		return nil
	}
	text := strings.TrimPrefix(err.Error(), "html/")
	if !strings.HasPrefix(text, "template:") {
		return err // of where the page is written to
	}
	return errors.New(strings.Replace(text, "template: ", "site/templates/", 1))
}
