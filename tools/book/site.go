package book

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"time"

	"example.com/pipes/site"
	"example.com/pipes/tools/chapter"
)

// bookTitle is part of every page's title.
const bookTitle = "Pipes in Go"

// Options say what is known from outside the book. What is "" is not shown.
type Options struct {
	URL, Repo string    // addresses of the site and of the repository
	Proven    string    // Go release and system of the tests that passed
	Commit    string    // of the source
	Date      time.Time // of the commit

	NoRun    bool // no program runs in the pages
	NoChange bool // and none can be changed there
}

// Pages are the files of the site: their content, by path.
type Pages map[string][]byte

// Build reads the book below fsys and makes every page of it, in memory.
func Build(fsys fs.FS, o Options, c *Cache) (Pages, error) {
	s, err := NewSite(fsys, o, c)
	if err != nil {
		return nil, err
	}
	pages, mu := Pages{}, sync.Mutex{}
	err = s.Write(func(name string, content func(io.Writer) error) error {
		var b bytes.Buffer
		err := content(&b)
		mu.Lock()
		defer mu.Unlock()
		pages[name] = b.Bytes()
		return err
	})
	return pages, err
}

// A Site makes pages of a book that has no errors.
type Site struct {
	Book *Book

	options  Options
	files    []file                 // of the site, in the order in which their errors are reported
	chapters int                    // where those made of chapters begin among files
	made     Pages                  // those that were asked for one by one
	toc      []site.Part            // what every page repeats of the contents
	shownOn  map[string][]site.Link // the pages that show something of a file
	inPage   map[string]bool        // folders of the programs that run in the page, where Change is there
	goFiles  sync.Map               // their files, by folder, once they were asked for

	firstPicture string // the recording whose picture has the legend
}

// A file of the site is made when it is written.
type file struct {
	name  string
	write func(io.Writer) error
}

// NewSite reads the book below fsys, and how its pages look. The
// errors of a book are those of [Read].
func NewSite(fsys fs.FS, o Options, c *Cache) (*Site, error) {
	b, err := Read(fsys, c)
	if err != nil {
		return nil, err
	}
	s := &Site{Book: b, options: o, made: Pages{}}
	s.toc, s.shownOn, s.firstPicture = b.contents(), b.places(), b.firstPicture()
	if !o.NoChange {
		s.inPage = map[string]bool{}
		for _, dir := range b.InPage() {
			s.inPage[dir] = true
		}
	}
	if err := s.addAssets(); err != nil {
		return nil, err
	}
	s.addPages()
	return s, nil
}

// add adds a file to the site.
func (s *Site) add(name string, write func(io.Writer) error) {
	s.files = append(s.files, file{name, write})
}

// addPages adds everything but the assets.
func (s *Site) addPages() {
	items := s.Book.reading()
	s.chapters = len(s.files)
	for i, item := range items {
		s.add(pageName(item.File), func(w io.Writer) error { return s.chapter(w, items, i) })
	}
	for _, c := range s.collections() {
		s.add(c.name, func(w io.Writer) error { return s.writeAlone(w, c) })
	}
	for _, name := range s.Book.fileNames {
		if !strings.HasSuffix(name, "_test.go") {
			s.add(sourcePage(name), func(w io.Writer) error { return s.source(w, name) })
		}
	}
	s.addAsked()
	s.add("404.html", s.missing)
	s.add("llms.txt", s.llms)
	if s.options.URL != "" {
		s.add("sitemap.xml", s.sitemap)
	}
}

// Write makes every file of the site, on every core, and gives it to write,
// which is called by several goroutines and lets content write the file. No
// file is kept. The error is the first in the order of the files.
func (s *Site) Write(write writer) error {
	rest := s.chapters + len(s.Book.reading()) + len(s.collections())
	if err := writeFiles(s.files[:s.chapters], write); err != nil {
		return err
	}
	return s.writeChapters(write, func() error { return writeFiles(s.files[rest:], write) })
}

// A writer writes a file, and calls content for what is in it.
type writer = func(name string, content func(io.Writer) error) error

func writeFiles(files []file, write writer) error {
	for _, err := range inOrder(len(files), func(i int) error { return write(files[i].name, files[i].write) }) {
		if err != nil {
			return err
		}
	}
	return nil
}

// Page makes one file of the site, and keeps it. It returns nil if there is
// none of that name.
func (s *Site) Page(name string) ([]byte, error) {
	i := slices.IndexFunc(s.files, func(f file) bool { return f.name == name })
	if i < 0 || s.made[name] != nil {
		return s.made[name], nil
	}
	var b bytes.Buffer
	if err := s.files[i].write(&b); err != nil {
		return nil, err
	}
	s.made[name] = b.Bytes()
	return s.made[name], nil
}

// chapter makes the page of the i-th of these items.
func (s *Site) chapter(w io.Writer, items []chapter.Item, i int) error {
	item := items[i]
	c := s.Book.chapters[item.File]
	p := site.Page{Frame: s.frame(c.Title, c.Summary, pageName(item.File)), Number: item.Number}
	if i > 1 {
		p.Prev = link(items[i-1])
	}
	if i < len(items)-1 {
		p.Next = link(items[i+1])
	}
	for _, h := range c.Headings {
		p.Headings = append(p.Headings, site.Heading{Level: h.Level, Title: h.Title, ID: h.ID})
	}
	p.Body = func(w *bytes.Buffer) error { return inChapter(c, c.HTML(w, s.page(item.File, manyPages{}))) }
	return p.Write(w)
}

// inChapter lets an error begin with the chapter's file.
func inChapter(c *chapter.Chapter, err error) error {
	if err != nil {
		return fmt.Errorf("%s: %w", c.Path, err)
	}
	return nil
}

func link(i chapter.Item) *site.Link {
	return &site.Link{Number: i.Number, Title: i.Title, Href: pageName(i.File), Summary: i.Summary}
}

func (s *Site) frame(title, description, file string) site.Frame {
	return site.Frame{
		Book: bookTitle, Title: title, Description: description, Path: file,
		Root:   strings.Repeat("../", strings.Count(file, "/")),
		Parts:  s.toc,
		Proven: s.options.Proven, Commit: s.options.Commit, Repo: s.options.Repo, URL: s.options.URL,
		NoRun: s.options.NoRun,
	}
}

// contents are the parts of the book with their pages.
func (b *Book) contents() []site.Part {
	var parts []site.Part
	for _, p := range b.parts {
		part := site.Part{Title: p.Title, ID: p.ID}
		for _, i := range p.Items {
			part.Pages = append(part.Pages, *link(i))
		}
		parts = append(parts, part)
	}
	return parts
}
