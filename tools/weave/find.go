package main

import (
	"regexp"
	"slices"
	"strings"

	"example.com/pipes/site"
	"example.com/pipes/tools/chapter"
	"example.com/pipes/tools/search"
)

// What a reader can search for is noted while the pages are made: sections
// and outputs of the chapters, then the names in the programs.

func (w *weaver) findSections(c *chapter.Chapter, page string) {
	for _, s := range c.Sections() {
		w.found = append(w.found, search.Entry{Page: page, Title: c.Title, ID: s.ID, Name: s.Title, Text: s.Text})
	}
}

func (w *weaver) findExchange(c *chapter.Chapter, x site.Exchange) {
	words := slices.Clone(x.Command)
	for _, lines := range [][][]site.Span{x.Out, x.Err} {
		for _, line := range lines {
			for _, s := range line {
				words = append(words, s.Text)
			}
		}
	}
	text := strings.Join(strings.Fields(strings.Join(words, " ")), " ")
	w.found = append(w.found, search.Entry{Page: pageName(strings.TrimPrefix(c.Path, "chapters/")), Title: c.Title, ID: x.ID, Name: x.Caption, Kind: "output", Text: text})
}

var identifier = regexp.MustCompile(`[\pL_][\pL\d_]*(\.[\pL_][\pL\d_]*)*`)

// findProgram notes the names in a program, each once: what it calls, and
// what it is about.
func (w *weaver) findProgram(s site.Source) {
	seen := map[string]bool{}
	var names []string
	for _, name := range identifier.FindAllString(w.texts[s.Listing.Path], -1) {
		if !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	title := strings.TrimPrefix(s.Listing.Path, "examples/")
	w.found = append(w.found, search.Entry{Page: s.Path, Title: title, Kind: "program", Text: strings.Join(names, " ")})
}
