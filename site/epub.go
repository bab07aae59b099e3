package site

import (
	"bytes"
	_ "embed"
	"io"
	"strconv"
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
	Number int

	// Body writes the text, and gives, as HTML, what stands behind it: hints and
	// solutions, and notes.
	Body func(*bytes.Buffer) (answers, notes string, err error)
}

// beginXHTML writes what a page of an EPUB begins with.
func (w writer) beginXHTML(title string) {
	w.html(`<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head>
<title>`, text(title), `</title>
<link rel="stylesheet" type="text/css" href="style.css"/>
</head>
`)
}

// Write writes the page. The error is that of its text or of w.
func (c EPUBChapter) Write(w io.Writer) error {
	return writeTo(w, func(w writer) error {
		w.beginXHTML(c.Title)
		w.html(`<body epub:type="bodymatter">
<section epub:type="chapter">
<header>
`)
		w.front(c)
		if c.home() {
			w.aboutEPUB(c.Frame)
		}
		answers, notes, err := c.Body(w.Buffer)
		if err != nil {
			return err
		}
		if answers != "" {
			w.html("\n<section class=\"answers\">\n<h2>Hints and solutions</h2>\n", answers, "</section>")
		}
		if notes != "" {
			w.html("\n<section class=\"notes\" epub:type=\"footnotes\">\n<h2>Notes</h2>\n", notes, "</section>")
		}
		if c.home() {
			w.html("\n<p class=\"made\">", c.made())
			if c.URL != "" {
				w.html(" The book is at ", link(c.URL, text(c.URL)), ".")
			}
			w.html("</p>")
		}
		w.html("\n</section>\n</body>\n</html>\n")
		return nil
	})
}

// front writes a page's title below its place in the book.
func (w writer) front(c EPUBChapter) {
	if place := c.standing(c.Number); place != "" {
		w.html(`<p class="place">`, place, "</p>\n")
	}
	w.html("<h1>", text(c.Title), "</h1>\n</header>\n")
}

// aboutEPUB says what an EPUB has not.
func (w writer) aboutEPUB(f Frame) {
	w.html(`<aside role="note"><p>This is the book as a file, and nothing runs in it. Where a chapter talks about <i>Run</i>, <i>Change</i>, <i>Show what happened</i> or the search, it means the web edition`)
	if f.URL != "" {
		w.html(", at ", link(f.URL, text(f.URL)))
	}
	w.html(". You can run the programs in your own terminal, too")
	if f.Repo != "" {
		w.html(": the repository is at ", link(f.Repo, text(f.Repo)))
	}
	w.html(". Hints and solutions are at the end of each chapter.</p></aside>\n")
}

// WriteContents writes the table of contents. The error is that of w.
func (e EPUB) WriteContents(w io.Writer) error {
	return writeTo(w, func(w writer) error {
		w.beginXHTML(e.Book)
		w.html(`<body>
<nav epub:type="toc" role="doc-toc" aria-labelledby="contents">
<h1 id="contents">Contents</h1>
<ol>
<li><a href="index.xhtml">`, text(e.Book), "</a></li>")
		for _, part := range e.Parts {
			if part.Title == "" {
				w.epubPages(part.Pages)
				continue
			}
			w.html("\n<li>", link(part.Pages[0].Href, text(part.Title)), "\n<ol>")
			w.epubPages(part.Pages)
			w.html("\n</ol></li>")
		}
		w.html("\n</ol>\n</nav>\n</body>\n</html>\n")
		return nil
	})
}

// epubPages writes the pages of a part, in the table of contents.
func (w writer) epubPages(pages []Link) {
	for _, page := range pages {
		title := text(page.Title)
		if page.Number > 0 {
			title = strconv.Itoa(page.Number) + ". " + title
		}
		w.html("\n<li>", link(page.Href, title), "</li>")
	}
}

// WritePackage writes the list of all that the EPUB holds. The error is that of w.
func (e EPUB) WritePackage(w io.Writer) error {
	return writeTo(w, func(w writer) error {
		w.html(`<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">`, text(e.ID), `</dc:identifier>
<dc:title>`, text(e.Book), `</dc:title>
<dc:language>en</dc:language>
`)
		if e.Description != "" {
			w.html("<dc:description>", text(e.Description), "</dc:description>\n")
		}
		if e.URL != "" {
			w.html("<dc:source>", text(e.URL), "</dc:source>\n")
		}
		w.html(`<meta property="dcterms:modified">`, e.Modified.UTC().Format("2006-01-02T15:04:05Z"), `</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessMode">visual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">longDescription</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityHazard">none</meta>
</metadata>
<manifest>
<item id="contents" href="contents.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>`)
		w.manifest(e.Chapters)
		w.html("\n</manifest>\n<spine>")
		for i := range e.Chapters {
			w.html("\n<itemref idref=\"c", strconv.Itoa(i), "\"/>")
		}
		w.html("\n</spine>\n</package>\n")
		return nil
	})
}

// manifest writes what an EPUB's list says of each page.
func (w writer) manifest(pages []EPUBItem) {
	for i, c := range pages {
		w.html("\n<item")
		w.attribute("id", "c"+strconv.Itoa(i))
		w.attribute("href", c.Href)
		w.attribute("media-type", "application/xhtml+xml")
		if c.Pictures {
			w.attribute("properties", "svg")
		}
		w.html("/>")
	}
}

//go:embed epub.css
var epubStyle []byte

// EPUBStyle is the style sheet of an EPUB.
func EPUBStyle() []byte { return PlainCSS(epubStyle) }
