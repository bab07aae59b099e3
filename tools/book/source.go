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
func (w *Weaver) places() map[string][]site.Link {
	places := map[string][]site.Link{}
	for _, item := range w.Order {
		for _, r := range w.Book.chapters[item.File].References {
			if l := *link(item); !slices.Contains(places[r.Path], l) {
				places[r.Path] = append(places[r.Path], l)
			}
		}
	}
	return places
}

// sources makes the page of every file of the examples but the tests.
func (w *Weaver) sources() error {
	for _, name := range slices.Sorted(maps.Keys(w.files)) {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		if err := w.source(name); err != nil {
			return err
		}
	}
	return nil
}

// source makes the page of a file of the examples.
func (w *Weaver) source(name string) error {
	lines, err := w.highlight(name)
	if err != nil {
		return err
	}
	l := site.Listing{Caption: path.Base(name), Path: name, Whole: true, Links: true}
	for i, html := range lines {
		l.Lines = append(l.Lines, site.CodeLine{Number: i + 1, HTML: html})
	}
	s := site.Source{Frame: w.frame(name, "", sourcePage(name)), Listing: l, Shown: w.shownOn[name]}
	if path.Ext(name) == ".go" {
		w.findProgram(s)
	}
	w.pages[s.Path], err = w.templates.Source(s)
	return err
}

// highlight gives the lines of a file of the examples.
func (w *Weaver) highlight(name string) ([]template.HTML, error) {
	lines, err := w.cache.lines.of(name, w.texts[name], func(src string) ([]template.HTML, error) { return highlight.Lines(name, src) })
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return lines, nil
}
