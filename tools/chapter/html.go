package chapter

import "bytes"

// A Page is where the text of a chapter is shown: it says what stands there
// for what the chapter refers to.
type Page interface {
	// Reference writes the HTML of what a reference stands for: a listing, an
	// exchange, a picture, tables, an index, or the start of an exercise.
	Reference(*bytes.Buffer, *Reference) error
	// Link gives the address of a place: an anchor, "" for none, on the page
	// of a file of the chapters folder, "" for this one.
	Link(file, anchor string) string
	// Heading gives the level and the anchor that a heading gets.
	Heading(level int, id string) (int, string)
	// Anchor gives the anchor that a note, or its mark, gets.
	Anchor(id string) string
	// Code gives the address that an inline code leads to, or "".
	Code(text string) string
	// Fenced gives what stands for a line of a fence, or "" for nothing.
	Fenced(line string) string
}

// HTML writes the chapter's text, without its title, and each note behind its
// mark. It is well-formed XML as well, if what the page writes is. The error is
// that of the page.
func (c *Chapter) HTML(w *bytes.Buffer, p Page) error {
	s := &setter{w, p, nil}
	return s.set(c.html)
}

// EPUB writes the text as [Chapter.HTML] does. It gives the notes by themselves:
// an e-reader opens one in a window where its mark is touched, or leads to it. So
// it does with the answers, first the hints and then the solutions: many e-readers,
// and paper, cannot open what is shown closed.
func (c *Chapter) EPUB(w *bytes.Buffer, p Page) (answers, notes string, err error) {
	s := &setter{w, p, new(epubParts)}
	err = s.set(c.html)
	return s.epub.hints.String() + s.epub.solutions.String(), s.epub.notes.String(), err
}

// epubParts are those of a chapter that an EPUB shows at its end.
type epubParts struct{ hints, solutions, notes bytes.Buffer }

// apart is a setter for what stands at the end of a chapter in an EPUB.
func (s *setter) apart(part *bytes.Buffer) *setter { return &setter{part, s.page, s.epub} }
