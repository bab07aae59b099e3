package site

import (
	"html/template"
	"io"
	"time"
)

// An EPUB is the book as a file for e-readers: an archive of pages, of a table
// of contents, and of a list of all that it holds.
type EPUB struct {
	Frame
	ID       string // the book's, the same for each edition
	Modified time.Time
	Chapters []EPUBItem
}

// An EPUBItem is a page of an EPUB in the list of what it holds.
type EPUBItem struct {
	Href     string // its file
	Pictures bool   // it shows recorded runs
}

// An EPUBChapter is a page of an EPUB.
type EPUBChapter struct {
	Frame
	Number  int
	Body    template.HTML
	Answers template.HTML // hints and solutions
	Notes   template.HTML
}

// EPUBChapter writes a page of an EPUB.
func (ts *Templates) EPUBChapter(w io.Writer, c EPUBChapter) error {
	return ts.execute(w, "chapter.xhtml", c)
}

// EPUBContents writes the table of contents of an EPUB.
func (ts *Templates) EPUBContents(w io.Writer, e EPUB) error {
	return ts.execute(w, "contents.xhtml", e)
}

// EPUBPackage writes the list of what is in an EPUB.
func (ts *Templates) EPUBPackage(w io.Writer, e EPUB) error { return ts.execute(w, "package.opf", e) }

// EPUBStyle writes the style sheet of an EPUB.
func (ts *Templates) EPUBStyle(w io.Writer) error {
	_, err := w.Write(ts.style)
	return err
}
