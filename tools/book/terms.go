package book

import (
	"regexp"
	"slices"
	"strings"

	"example.com/pipes/tools/chapter"
)

// termsFile lists the terms of the book, one a line. Where a term is explained,
// the text emphasises it: *close-on-exec*. If it does so elsewhere, or nowhere,
// the line says where:
//
//	close-on-exec
//	SIGPIPE: sigpipe.md, basic-pipes.md#when-the-reader-leaves-first
//
// So it does for a function whose place the chapters don't show, or that they
// call by a shorter name only.
const termsFile = "chapters/terms.txt"

// A term is a line of the list.
type term struct {
	chapter.Words
	places []chapter.Link // that the line names, or none
}

// functionForm is a name of Go's, which is no term.
var functionForm = regexp.MustCompile(`^[a-z][a-z0-9]*(\.[A-Z]\w*){1,2}$`)

func (t term) isFunction() bool { return functionForm.MatchString(t.Text) }

// readTerms reads the list. A book may be without.
func (b *Book) readTerms() {
	src, err := b.readText(termsFile)
	if err != nil {
		b.notRead(termsFile, err)
	}
	number := 0
	for line := range strings.Lines(src) {
		number++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, places, _ := strings.Cut(line, ":")
		t := term{chapter.Words{Text: strings.TrimSpace(name), Line: number}, nil}
		for _, link := range listed(places) {
			file, id, _ := strings.Cut(link, "#")
			t.places = append(t.places, chapter.Link{Page: file, Anchor: id, Line: number})
		}
		b.terms = append(b.terms, t)
	}
}

// makeIndexes makes the indexes of a book that lists its terms.
func (b *Book) makeIndexes() {
	if len(b.terms) > 0 {
		chapters := b.passagesInOrder()
		b.indexTerms(emphasised(chapters))
		b.indexFunctions(chapters)
	}
}

// indexTerms finds the sections of the terms, in the list or among those that
// emphasise them.
func (b *Book) indexTerms(explained map[string][]section) {
	listed := map[string]bool{}
	var entries []entry
	for _, t := range b.terms {
		key := strings.ToLower(t.Text)
		places := b.placesOf(t)
		if len(t.places) == 0 {
			places = explained[key]
		}
		switch {
		case listed[key]:
			b.errorf(termsFile, t.Line, "%s is listed twice: remove one of the lines", t.Text)
		case t.isFunction():
		case len(places) > 0:
			entries = append(entries, newEntry(t.Text, false, places))
		case len(t.places) == 0 && !b.unread:
			b.errorf(termsFile, t.Line, "no chapter explains %s: write *%[1]s* where one does, or name the section behind a colon, or remove the line", t.Text)
		}
		listed[key] = true
	}
	sortEntries(entries)
	b.indexes["terms"] = entries
}

// placesOf are the sections that the line of a term names. Where there is no
// such section, checkChapters says so.
func (b *Book) placesOf(t term) []section {
	var places []section
	for _, l := range t.places {
		c := b.chapters[l.Page]
		if c == nil {
			continue
		}
		if l.Anchor == "" {
			places = append(places, section{place{l.Page, ""}, c.Title, ""})
		}
		for _, h := range c.Headings {
			if h.ID == l.Anchor {
				places = append(places, section{place{l.Page, h.ID}, h.Title, c.Title})
			}
		}
	}
	return places
}

// emphasised are the passages that emphasise a word, by that word, which may be
// a plural there. Exercises and summaries come back to what was explained.
func emphasised(chapters [][]*passage) map[string][]section {
	first, again := map[string][]section{}, map[string][]section{}
	for _, p := range slices.Concat(chapters...) {
		places := first
		if p.rank > inText {
			places = again
		}
		for _, text := range p.emphasised {
			for _, end := range []string{"", "s", "es"} {
				key, ok := strings.CutSuffix(strings.ToLower(text), end)
				if ok && !slices.Contains(places[key], p.section) {
					places[key] = append(places[key], p.section)
				}
			}
		}
	}
	for key, places := range again {
		if first[key] == nil {
			first[key] = places
		}
	}
	return first
}
