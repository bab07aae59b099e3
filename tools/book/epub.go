package book

import (
	"archive/zip"
	"bytes"
	"hash/crc32"
	"io"
	"iter"
	"strings"
	"time"

	"example.com/pipes/site"
	"example.com/pipes/tools/chapter"

	"github.com/klauspost/compress/flate"
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

// epub makes the EPUB of chapters that come one after another, none of which it
// keeps.
func (s *Site) epub(w io.Writer, chapters iter.Seq[parts]) error {
	a := newArchive(w, s.options.Date)
	e := site.EPUB{Frame: s.frame(bookTitle, s.Book.chapters[contentsFile].Summary, "index.html"), ID: epubID, Modified: a.date}
	e.Parts = s.epubParts()
	if err := a.begin(); err != nil {
		return err
	}
	for p := range chapters {
		if err := a.add("EPUB/"+p.epub.Href, content(p.epub.xhtml)); err != nil {
			return err
		}
		e.Chapters = append(e.Chapters, p.epub.EPUBItem)
	}
	for _, f := range []file{
		{"EPUB/contents.xhtml", e.WriteContents},
		{"EPUB/style.css", content(site.EPUBStyle())},
		{"EPUB/package.opf", e.WritePackage},
	} {
		if err := a.add(f.name, f.write); err != nil {
			return err
		}
	}
	return a.zip.Close()
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

// An epubChapter is a page of the EPUB.
type epubChapter struct {
	site.EPUBItem
	xhtml []byte
}

// addEPUB makes a chapter as a page of the EPUB.
func (s *Site) addEPUB(p *parts, item chapter.Item) error {
	c := s.Book.chapters[item.File]
	page := s.page(item.File, epubPages{url: s.options.URL})
	page.look = site.InEPUB
	made := site.EPUBChapter{Frame: s.frame(c.Title, c.Summary, pageName(item.File)), Number: item.Number}
	made.Body = func(w *bytes.Buffer) (answers, notes string, err error) {
		answers, notes, err = c.EPUB(w, page)
		return answers, notes, inChapter(c, err)
	}
	var b bytes.Buffer
	err := made.Write(&b)
	p.epub = epubChapter{site.EPUBItem{Href: epubPage(item.File), Pictures: s.Book.hasPicture(c)}, b.Bytes()}
	return err
}

// An archive is a zip file whose bytes depend on nothing but what is put into
// it.
type archive struct {
	zip  *zip.Writer
	date time.Time // of every file
}

func newArchive(w io.Writer, date time.Time) archive {
	if date.Year() < 1980 { // the commit is not known, and zip knows no earlier year
		date = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	z := zip.NewWriter(w)
	// One packer for all files, and not that of the standard library: it takes a
	// third of the time, which was a tenth of a whole build's.
	packer, _ := flate.NewWriter(io.Discard, 6) // the error is that of another level
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		packer.Reset(w)
		return packer, nil
	})
	return archive{z, date}
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
	return a.add("META-INF/container.xml", content([]byte(epubContainer)))
}

func (a archive) add(name string, write func(io.Writer) error) error {
	w, err := a.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: a.date})
	if err != nil {
		return err
	}
	return write(w)
}

// content writes what is in a file.
func content(data []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}
}
