package site

import (
	"html/template"
	"io"
	"iter"
)

// A Whole is the page of the whole book.
type Whole struct {
	Frame
	Contents []OutlinePart
	Chapters iter.Seq[Section] // asked for one after another, as the page is written
}

// An OutlinePart is a part of the contents of the whole book.
type OutlinePart struct {
	Title    string
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
	Body   template.HTML
}

// Whole writes the page of the whole book.
func (ts *Templates) Whole(w io.Writer, p Whole) error { return ts.execute(w, "whole.html", p) }
