package book

import (
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"slices"
	"strings"

	"example.com/pipes/site"
	"example.com/pipes/tools/chapter"
	"example.com/pipes/tools/search"
)

// bookTitle is part of every page's title.
const bookTitle = "Pipes in Go"

// Options say what is known from outside the book. What is "" is not shown.
type Options struct {
	URL, Repo string // addresses of the site and of the repository
	Proven    string // Go release and system of the tests that passed
	Commit    string // of the source
}

// Pages are the files of the site: their content, by path.
type Pages map[string][]byte

// Build reads the book below fsys and makes every page of it.
func Build(fsys fs.FS, o Options, c *Cache) (Pages, error) {
	s, err := NewSite(fsys, o, c)
	if err != nil {
		return nil, err
	}
	return s.All()
}

// A Site makes pages of a book that has no errors.
type Site struct {
	Book *Book

	options   Options
	templates *site.Templates
	pages     Pages                  // those that were made
	toc       []site.Part            // what every page repeats of the contents
	shownOn   map[string][]site.Link // the pages that show something of a file

	firstPicture string // the recording whose picture has the legend
}

// NewSite reads the book below fsys, and how its pages look. The
// errors of a book are those of [Read].
func NewSite(fsys fs.FS, o Options, c *Cache) (*Site, error) {
	b, err := Read(fsys, c)
	if err != nil {
		return nil, err
	}
	look, err := fs.Sub(fsys, "site")
	if err != nil {
		return nil, err
	}
	templates, err := site.Load(look)
	if err != nil {
		return nil, err
	}
	s := &Site{Book: b, options: o, templates: templates, pages: Pages{}}
	s.toc, s.shownOn, s.firstPicture = b.contents(), b.places(), b.firstPicture()
	return s, s.copyAssets(look)
}

// All makes every page.
func (s *Site) All() (Pages, error) {
	for _, step := range []func() error{s.chapters, s.sources, s.whole, s.missing, s.searchIndex} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	s.robots()
	return s.pages, nil
}

// Page makes one page, and all others only if it needs them. It returns nil if
// there is no page of that name.
func (s *Site) Page(name string) ([]byte, error) {
	var err error
	if s.pages[name] == nil {
		file := strings.TrimSuffix(name, ".html")
		chapter := slices.IndexFunc(s.Book.reading(), func(i chapter.Item) bool { return pageName(i.File) == name })
		switch {
		case chapter >= 0:
			err = s.chapter(chapter)
		case file != name && s.Book.files[file] != nil && !strings.HasSuffix(file, "_test.go"):
			err = s.source(file)
		case s.pages["index.html"] == nil || s.pages["404.html"] == nil:
			_, err = s.All()
		}
	}
	return s.pages[name], err
}

// copyAssets takes over what pages load. Links are refused as elsewhere: they
// would publish a file from outside the book.
func (s *Site) copyAssets(look fs.FS) error {
	s.Book.list("site/templates") // read already, by package site
	names := s.Book.list("site/assets")
	if err := sortedErrors(s.Book.errs); err != nil {
		return err
	}
	for _, name := range names {
		name = strings.TrimPrefix(name, "site/")
		data, err := fs.ReadFile(look, name)
		if err != nil {
			return err
		}
		switch path.Ext(name) {
		case ".css":
			data = site.PlainCSS(data)
		case ".js":
			data = site.PlainJS(data)
		}
		s.pages[name] = data
	}
	return nil
}

// searchIndex makes what the search box reads.
func (s *Site) searchIndex() (err error) {
	s.pages["assets/search-index.js"], err = search.Index(s.Book.entries())
	return err
}

// chapters makes the page of the contents, and of everything they list.
func (s *Site) chapters() error {
	for i := range s.Book.reading() {
		if err := s.chapter(i); err != nil {
			return err
		}
	}
	return nil
}

// chapter makes the page that is at i in the order of reading.
func (s *Site) chapter(i int) error {
	items := s.Book.reading()
	item := items[i]
	c := s.Book.chapters[item.File]
	p := site.Page{Frame: s.frame(c.Title, c.Summary, pageName(item.File)), Number: item.Number}
	p.Pictures = s.Book.hasPicture(c)
	if i > 1 {
		p.Prev = link(items[i-1])
	}
	if i < len(items)-1 {
		p.Next = link(items[i+1])
	}
	for _, h := range c.Headings {
		p.Headings = append(p.Headings, site.Heading{Level: h.Level, Title: h.Title, ID: h.ID})
	}
	body, err := c.HTML(s.page(item.File, manyPages{}))
	if err != nil {
		return fmt.Errorf("%s: %w", c.Path, err)
	}
	p.Body = template.HTML(body)
	s.pages[p.Path], err = s.templates.Page(p)
	return err
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
	}
}

// contents are the parts of the book with their pages.
func (b *Book) contents() []site.Part {
	ids := map[string]string{}
	for _, h := range b.chapters[contentsFile].Headings {
		ids[h.Title] = h.ID
	}
	var parts []site.Part
	for _, p := range b.parts {
		part := site.Part{Title: p.Title, ID: ids[p.Title]}
		for _, i := range p.Items {
			part.Pages = append(part.Pages, *link(i))
		}
		parts = append(parts, part)
	}
	return parts
}
