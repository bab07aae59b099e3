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

// bookTitle stands in the head of every page.
const bookTitle = "Pipes in Go"

// Options say what is known from outside the book. What is "" is not shown.
type Options struct {
	URL, Repo string // addresses of the site and of the repository
	Verified  string // Go version and system
	Commit    string // of the source
}

// A Pages is the woven site: the content of each file, by its path.
type Pages map[string][]byte

// Weave reads the book below fsys and makes every page of it.
func Weave(fsys fs.FS, o Options) (Pages, error) {
	w, err := NewWeaver(fsys, o, NewCache())
	if err != nil {
		return nil, err
	}
	return w.All()
}

// NewWeaver reads the book below fsys, and how its pages look. Of a book that
// is not whole the error is that of [Read].
func NewWeaver(fsys fs.FS, o Options, c *Cache) (*Weaver, error) {
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
	w := &Weaver{Book: b, Options: o, templates: templates, pages: Pages{}}
	w.toc, w.shownOn = w.contents(), w.places()
	return w, w.copyAssets(look)
}

// All makes every page.
func (w *Weaver) All() (Pages, error) {
	w.found = nil
	for _, step := range []func() error{w.chapters, w.sources, w.whole, w.missing} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	w.robots()
	var err error
	w.pages["assets/search-index.js"], err = search.Index(w.found)
	return w.pages, err
}

// Page makes one page, and the others only where it takes them all. Where
// there is none of that name it gives nil.
func (w *Weaver) Page(name string) ([]byte, error) {
	var err error
	if w.pages[name] == nil {
		file := strings.TrimSuffix(name, ".html")
		chapter := slices.IndexFunc(w.reading(), func(i chapter.Item) bool { return pageName(i.File) == name })
		switch {
		case chapter >= 0:
			err = w.chapter(chapter)
		case file != name && w.files[file] != nil && !strings.HasSuffix(file, "_test.go"):
			err = w.source(file)
		case w.pages["index.html"] == nil || w.pages["404.html"] == nil:
			_, err = w.All()
		}
	}
	return w.pages[name], err
}

// A Weaver makes pages of a book that has no errors.
type Weaver struct {
	*Book
	Options
	templates *site.Templates
	pages     Pages
	found     []search.Entry         // what a reader can search for
	toc       []site.Part            // what every page repeats of the contents
	shownOn   map[string][]site.Link // the pages that show something of a file
}

func (w *Weaver) copyAssets(look fs.FS) error {
	return fs.WalkDir(look, "assets", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(look, name)
		if path.Ext(name) == ".css" {
			data = site.PlainCSS(data)
		}
		w.pages[name] = data
		return err
	})
}

// pageName is the file of the site that a file of the chapters folder becomes.
func pageName(file string) string {
	if file == contentsFile {
		return "index.html"
	}
	return strings.TrimSuffix(file, ".md") + ".html"
}

// chapters makes the page of the contents, and of everything they list.
func (w *Weaver) chapters() error {
	for i := range w.reading() {
		if err := w.chapter(i); err != nil {
			return err
		}
	}
	return nil
}

// chapter makes the page that is at i in the order of reading.
func (w *Weaver) chapter(i int) error {
	items := w.reading()
	item := items[i]
	c := w.Book.chapters[item.File]
	p := site.Page{Frame: w.frame(c.Title, c.Summary, pageName(item.File)), Number: item.Number, Source: c.Path}
	p.Pictures = w.hasPicture(c)
	if i > 1 {
		p.Prev = link(items[i-1])
	}
	if i < len(items)-1 {
		p.Next = link(items[i+1])
	}
	for _, h := range c.Headings {
		p.Headings = append(p.Headings, site.Heading{Level: h.Level, Title: h.Title, ID: h.ID})
	}
	w.findSections(c, p.Path)
	body, err := c.HTML(&pageWeaver{Weaver: w, chapter: c, file: item.File, ids: c.IDs()})
	if err != nil {
		return fmt.Errorf("%s: %w", c.Path, err)
	}
	p.Body = template.HTML(body)
	w.pages[p.Path], err = w.templates.Page(p)
	return err
}

// reading is every page of the chapters folder in the order of reading.
func (w *Weaver) reading() []chapter.Item {
	return append([]chapter.Item{{File: contentsFile}}, w.Order...)
}

func link(i chapter.Item) *site.Link {
	return &site.Link{Number: i.Number, Title: i.Title, Href: pageName(i.File), Summary: i.Summary}
}

func (w *Weaver) frame(title, description, file string) site.Frame {
	f := site.Frame{
		Book: bookTitle, Title: title, Description: description, Path: file,
		Root:     strings.Repeat("../", strings.Count(file, "/")),
		Parts:    w.toc,
		Verified: w.Verified, Commit: w.Commit, Repo: w.Repo, URL: w.URL,
	}
	return f
}

// contents are the parts of the book with their pages.
func (w *Weaver) contents() []site.Part {
	ids := map[string]string{}
	for _, h := range w.Book.chapters[contentsFile].Headings {
		ids[h.Title] = h.ID
	}
	var parts []site.Part
	for _, p := range w.parts {
		part := site.Part{Title: p.Title, ID: ids[p.Title]}
		for _, i := range p.Items {
			part.Pages = append(part.Pages, *link(i))
		}
		parts = append(parts, part)
	}
	return parts
}
