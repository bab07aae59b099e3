package book

import (
	"fmt"
	"html/template"
	"maps"
	"path"
	"slices"
	"strings"

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

// sources makes the page of every file of the examples but the tests.
func (s *Site) sources() error {
	for _, name := range slices.Sorted(maps.Keys(s.Book.files)) {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		if err := s.source(name); err != nil {
			return err
		}
	}
	return nil
}

// source makes the page of a file of the examples.
func (s *Site) source(name string) error {
	lines, err := s.highlight("", name, s.Book.texts[name])
	if err != nil {
		return err
	}
	l := site.Listing{Caption: path.Base(name), Path: name, Whole: true, Links: true}
	for i, html := range lines {
		l.Lines = append(l.Lines, site.CodeLine{Number: i + 1, HTML: html})
	}
	p := site.Source{Frame: s.frame(name, "", sourcePage(name)), Listing: l, Shown: s.shownOn[name]}
	s.pages[p.Path], err = s.templates.Source(p)
	return err
}

// highlight gives the lines of a text, in the language that its name says; in
// is the transcript that it is data of.
func (s *Site) highlight(in, name, text string) ([]template.HTML, error) {
	lines, err := s.Book.cache.lines.of(in+name, text, func(src string) ([]template.HTML, error) { return highlight.Lines(name, src) })
	if err != nil {
		return nil, fmt.Errorf("%s: %w", in+name, err)
	}
	return lines, nil
}
