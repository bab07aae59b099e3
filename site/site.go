// Package site says how a page looks: typed data in, HTML out.
//
// It knows nothing of Markdown, of Go programs or of transcripts; package book
// turns those into the types below. The HTML is written in Go: with templates, a
// book of 2,000 chapters took half as long again. It is well-formed XML as well, so
// a test finds an end tag that is missing.
package site

// A Link leads to a page of the book.
type Link struct {
	Number  int    // of a chapter, from 1; 0 for a page beside the chapters
	Title   string // plain text
	Href    string // relative to the site's root: "basic-pipes.html"
	Summary string // one sentence, from the contents
}

// A Part is a heading of the contents with the pages under it.
type Part struct {
	Title string // "" for the pages above the first heading
	ID    string // of the heading on the home page
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
