package book

import (
	"cmp"
	"io"
	"iter"
	"sync"

	"example.com/pipes/site"
	"example.com/pipes/tools/chapter"
	"example.com/pipes/tools/search"
)

// A collection is a file that holds something of every chapter.
type collection struct {
	name  string
	add   func(*parts, chapter.Item) error // makes a chapter's part
	write func(io.Writer, iter.Seq[parts]) error
}

// Parts are what a chapter gives to the collections.
type parts struct {
	section  site.Section
	markdown string
	entries  []search.Entry
	epub     epubChapter
}

// A made is the parts of a chapter, or why they could not be made.
type made struct {
	parts
	err error
}

func (s *Site) collections() []collection {
	return []collection{
		{"book.html", s.addSection, s.whole},
		{"book.md", s.addMarkdown, s.wholeMarkdown},
		{"assets/search-index.js", s.addEntries, s.index},
		{epubFile, s.addEPUB, s.epub},
	}
}

// writeAlone writes one collection, without the pages and the others.
func (s *Site) writeAlone(w io.Writer, c collection) error {
	var failed error
	err := c.write(w, func(yield func(parts) bool) {
		items := s.Book.reading()
		for _, m := range inOrder(len(items), func(i int) (m made) { m.err = c.add(&m.parts, items[i]); return m }) {
			if failed = m.err; failed != nil || !yield(m.parts) {
				return
			}
		}
	})
	return cmp.Or(failed, err)
}

// writeChapters writes the pages of the chapters, and the collections as the
// chapters' parts come, so that few of them are in memory at a time. While the
// collections are finished, each on one core, it calls rest.
func (s *Site) writeChapters(write writer, rest func() error) error {
	var running sync.WaitGroup
	collections := s.collections()
	come := make([]chan parts, len(collections))
	failed := make([]error, len(collections)+1)
	for i, c := range collections {
		come[i] = make(chan parts)
		running.Go(func() {
			failed[i] = write(c.name, func(w io.Writer) error { return c.write(w, received(come[i])) })
			for range come[i] { // what it no longer wants
			}
		})
	}
	err := s.makeChapters(write, func(p parts) {
		for _, to := range come {
			to <- p
		}
	})
	for _, to := range come {
		close(to)
	}
	if err == nil {
		failed[len(collections)] = rest()
	}
	running.Wait()
	for _, also := range failed {
		if err == nil {
			err = also
		}
	}
	return err
}

func received(from <-chan parts) iter.Seq[parts] {
	return func(yield func(parts) bool) {
		for p := range from {
			if !yield(p) {
				return
			}
		}
	}
}

// makeChapters writes the page of each chapter and makes its parts; take is
// called with the parts in the order of reading.
func (s *Site) makeChapters(write writer, take func(parts)) error {
	items := s.Book.reading()
	for _, m := range inOrder(len(items), func(i int) (m made) {
		page := s.files[s.chapters+i]
		m.err = write(page.name, page.write)
		for _, c := range s.collections() {
			if m.err == nil {
				m.err = c.add(&m.parts, items[i])
			}
		}
		return m
	}) {
		if m.err != nil {
			return m.err
		}
		take(m.parts)
	}
	return nil
}
