package book

import (
	"fmt"
	"io"
	"path"
	"slices"

	"example.com/pipes/site"
	"example.com/pipes/tools/highlight"
)

// sourcePage is the page of the whole of a file of the examples.
func sourcePage(file string) string { return file + ".html" }

// places are the pages that show something of each file of the examples.
func (b *Book) places() map[string][]site.Link {
	places := map[string][]site.Link{}
	for _, item := range b.Order {
		for _, r := range b.chapters[item.File].References {
			if l := *link(item); !slices.Contains(places[r.Path], l) {
				places[r.Path] = append(places[r.Path], l)
			}
		}
	}
	return places
}

// source makes the page of a file of the examples.
func (s *Site) source(w io.Writer, name string) error {
	lines, err := s.highlight("", name, s.Book.texts[name])
	if err != nil {
		return err
	}
	l := site.Listing{Caption: path.Base(name), Path: name, Whole: true, Links: true, Lines: make([]site.CodeLine, 0, len(lines))}
	for i, html := range lines {
		l.Lines = append(l.Lines, site.CodeLine{Number: i + 1, HTML: html})
	}
	return site.Source{Frame: s.frame(name, "", sourcePage(name)), Listing: l, Shown: s.shownOn[name]}.Write(w)
}

// highlight gives the lines of a text, in the language that its name says; in
// is the transcript that it is data of.
func (s *Site) highlight(in, name, text string) ([]string, error) {
	lines, err := s.Book.cache.lines.of(in+name, text, func(src string) ([]string, error) { return highlight.Lines(name, src) })
	if err != nil {
		return nil, fmt.Errorf("%s: %w", in+name, err)
	}
	return lines, nil
}
