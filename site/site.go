// Package site says how a page looks: typed data in, HTML out.
//
// It knows nothing of Markdown, of Go programs or of transcripts; package book
// turns those into the types below. Templates are read from a file system, so
// that `weave serve` shows a changed template at once and a test needs no disk.
package site

import (
	"bytes"
	"errors"
	"html/template"
	"io"
	"io/fs"
	"strings"
	"sync"
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
	EPUB        string // the size of the book's file for e-readers, "" where it was not made
}

// A Page is a chapter, or a page beside the chapters.
type Page struct {
	Frame
	Number   int // of the chapter; 0 for other pages
	Headings []Heading
	Body     template.HTML // from the first paragraph on, without the title
}

// A CodeLine is one line of a listing.
type CodeLine struct {
	Number int           // in its file, from 1
	HTML   template.HTML // highlighted, without the newline
	Marked bool          // named by the chapter
	Change string        // "", "added" or "removed", in a listing of what changed
}

// A Listing is an excerpt of a file, or a whole file.
type Listing struct {
	Caption string   // plain text
	ID      string   // anchor on the page, "" for a whole file on its own
	Path    string   // "examples/basic-pipes/spam/main.go"
	Href    string   // the page of the whole file, at the first line shown, relative to this page
	Whole   bool     // the listing is all of the file
	Links   bool     // each line has a number that links to it: on the page of the file itself
	Folded  bool     // shown closed: a solution
	Since   string   // path of the older version, in a listing of what changed
	Files   []string // of the program, if a reader can change it in the page: their names, beside Path
	Lines   []CodeLine

	bare bool
}

// A Span is a run of text in an output. Where Kind is set the text stands for
// something that varies from run to run.
type Span struct {
	Text string // the characters; of a placeholder its name, "pid" or "parent"
	Kind string // "", or the placeholder's kind: "pid"; "control" for a visible control character; "mark" for <no newline>
}

// An Exchange is what is typed and what came back.
type Exchange struct {
	Caption  string   // plain text
	ID       string   // anchor on the page
	Path     string   // "examples/basic-pipes/spam.txtar"
	Href     string   // the page of the whole transcript, at the exchange
	Folded   bool     // shown closed
	Name     string   // "basic-pipes/spam#five", as the run verb takes it
	Command  []string // lines as typed; a continuation line begins with a space
	Out, Err [][]Span // lines
	Status   string   // "", or "1": other than 0
	Needs    string   // why it runs in the terminal only, "" when it also runs in the page

	bare bool
}

// A Source is the page of one whole file under examples.
type Source struct {
	Frame
	Listing Listing
	Shown   []Link // the pages that show something of it
}

// A Start is where an exercise says which program it starts from.
type Start struct {
	Caption string // plain text: the program's name
	Href    string // the page of its file
	Command string // that tries another in a terminal
	Trial   *Trial // nil if it cannot be tried in the page
}

// A Trial is what an exercise needs in the page.
type Trial struct {
	Files     []string // to start from: their names, beside Href
	Program   string   // the name of the reader's program
	Exchanges []string // that decide, as the run verb takes them
}

// Templates makes pages.
type Templates struct {
	t     *template.Template
	kind  string // of the templates of figures: ".html", ".whole.html" for the page of the whole book, ".xhtml" for an EPUB
	style []byte // of an EPUB
}

// Load parses every template of fsys, which is the site folder:
// templates/*.html, and templates/*.xhtml, *.opf and epub.css for an
// EPUB.
func Load(fsys fs.FS) (*Templates, error) {
	t, err := template.New("site").Option("missingkey=error").
		Funcs(template.FuncMap{"breakable": breakable, "join": strings.Join}).ParseFS(fsys, "templates/*.html", "templates/*.xhtml", "templates/*.opf")
	if err != nil {
		return nil, inFile(err)
	}
	style, err := fs.ReadFile(fsys, "templates/epub.css")
	if err != nil {
		return nil, err
	}
	return &Templates{t, ".html", PlainCSS(style)}, nil
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

// Listing makes the figure of an excerpt, to stand in a page's body.
func (ts *Templates) Listing(l Listing) (template.HTML, error) { return ts.figure("listing", l) }

// Exchange makes the figure of an exchange, to stand in a page's body.
func (ts *Templates) Exchange(e Exchange) (template.HTML, error) {
	return ts.figure("exchange", e)
}

// Start makes the line that leads to the program an exercise starts from.
func (ts *Templates) Start(s Start) (template.HTML, error) { return ts.figure("start", s) }

func (ts *Templates) figure(name string, data any) (template.HTML, error) {
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	err := ts.execute(b, name+ts.kind, data)
	return template.HTML(b.String()), err
}

// buffers are used again, as a book has thousands of figures and listings.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

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
