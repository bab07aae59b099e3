package book

import (
	"archive/zip"
	"fmt"
	"hash/crc32"
	"html/template"
	"io"
	"strings"
	"time"

	"example.com/pipes/site"
	"example.com/pipes/tools/chapter"
)

// epubFile is the book as a file for e-readers: EPUB 3, which is a zip archive
// of pages in XHTML.
const epubFile = "pipes-in-go.epub"

// epubID names the book in every edition, so that a reader's shelf replaces an
// older one.
const epubID = "urn:uuid:5d1f6d0c-6a0b-4c52-9a3e-1b7a1c0e9f42"

// epubContainer says where the list of the archive's files is.
const epubContainer = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`

// epubPages are those of an EPUB, one a chapter. The files of the examples are
// not in it: they are found on the site, if its address is known.
type epubPages struct {
	manyPages
	url string
}

func epubPage(file string) string { return strings.TrimSuffix(pageName(file), "html") + "xhtml" }

func (epubPages) link(_, to, id string) string {
	if id != "" {
		id = "#" + id
	}
	return epubPage(to) + id
}

func (p epubPages) source(file string, line int) string {
	if p.url == "" {
		return ""
	}
	return p.url + "/" + p.manyPages.source(file, line)
}

// epub makes the EPUB, a chapter after the other, none of which it keeps.
func (s *Site) epub(w io.Writer) error {
	size := &counter{w: w}
	a := archive{zip.NewWriter(size), s.options.Date}
	if a.date.Year() < 1980 { // the commit is not known, and zip knows no earlier year
		a.date = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	e := site.EPUB{Frame: s.frame(bookTitle, s.Book.chapters[contentsFile].Summary, "index.html"), ID: epubID, Modified: a.date}
	e.Parts = s.epubParts()
	if err := a.begin(); err != nil {
		return err
	}
	items := s.Book.reading()
	for _, made := range inOrder(len(items), func(i int) epubChapter { return s.epubChapter(items[i]) }) {
		if made.err != nil {
			return made.err
		}
		c := made.EPUBChapter
		if err := a.add("EPUB/"+c.Href, func(w io.Writer) error { return s.templates.EPUBChapter(w, c) }); err != nil {
			return err
		}
		c.Body, c.Answers, c.Notes = "", "", ""
		e.Chapters = append(e.Chapters, c)
	}
	for _, f := range []file{
		{"EPUB/contents.xhtml", func(w io.Writer) error { return s.templates.EPUBContents(w, e) }},
		{"EPUB/style.css", s.templates.EPUBStyle},
		{"EPUB/package.opf", func(w io.Writer) error { return s.templates.EPUBPackage(w, e) }},
	} {
		if err := a.add(f.name, f.write); err != nil {
			return err
		}
	}
	err := a.zip.Close()
	s.epubSize = fmt.Sprintf("%d KB", (size.n+999)/1000)
	return err
}

// epubParts are the parts of the book with their pages in the EPUB.
func (s *Site) epubParts() []site.Part {
	parts := s.Book.contents()
	for _, part := range parts {
		for i := range part.Pages {
			part.Pages[i].Href = strings.TrimSuffix(part.Pages[i].Href, "html") + "xhtml"
		}
	}
	return parts
}

type epubChapter struct {
	site.EPUBChapter
	err error
}

func (s *Site) epubChapter(item chapter.Item) epubChapter {
	c := s.Book.chapters[item.File]
	p := s.page(item.File, epubPages{url: s.options.URL})
	p.look = s.templates.EPUB()
	text, answers, notes, err := c.EPUB(p)
	if err != nil {
		err = fmt.Errorf("%s: %w", c.Path, err)
	}
	made := site.EPUBChapter{Frame: s.frame(c.Title, c.Summary, pageName(item.File)), Number: item.Number, Href: epubPage(item.File)}
	made.Pictures = s.Book.hasPicture(c)
	made.Body, made.Answers, made.Notes = template.HTML(text), template.HTML(answers), template.HTML(notes)
	return epubChapter{made, err}
}

// An archive is a zip file whose bytes depend on nothing but what is put into
// it.
type archive struct {
	zip  *zip.Writer
	date time.Time // of every file
}

// begin writes the first files of an EPUB. The very first is told by its bytes,
// so it is neither packed nor followed by its size.
func (a archive) begin() error {
	const kind = "application/epub+zip"
	w, err := a.zip.CreateRaw(&zip.FileHeader{
		Name: "mimetype", Method: zip.Store, CRC32: crc32.ChecksumIEEE([]byte(kind)),
		CompressedSize64: uint64(len(kind)), UncompressedSize64: uint64(len(kind)),
	})
	if err != nil {
		return err
	}
	if _, err := io.WriteString(w, kind); err != nil {
		return err
	}
	return a.add("META-INF/container.xml", func(w io.Writer) error {
		_, err := io.WriteString(w, epubContainer)
		return err
	})
}

func (a archive) add(name string, write func(io.Writer) error) error {
	w, err := a.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: a.date})
	if err != nil {
		return err
	}
	return write(w)
}

// A counter counts what is written.
type counter struct {
	w io.Writer
	n int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}
