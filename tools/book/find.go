package book

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

func (w *Weaver) findSections(c *chapter.Chapter, page string) {
	for _, s := range c.Sections() {
		w.found = append(w.found, search.Entry{Page: page, Title: c.Title, ID: s.ID, Name: s.Title, Text: s.Text})
	}
}

func (w *Weaver) findExchange(c *chapter.Chapter, x site.Exchange) {
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

var selector = regexp.MustCompile(`\pL[\pL\d_]*\.\p{Lu}[\pL\d_]*`)

// findProgram notes what a program declares and what it calls, each once.
func (w *Weaver) findProgram(s site.Source) {
	file := s.Listing.Path
	names := append(slices.Clone(w.files[file].Names), selector.FindAllString(w.texts[file], -1)...)
	slices.Sort(names)
	w.found = append(w.found, search.Entry{
		Page: s.Path, Title: strings.TrimPrefix(file, "examples/"), Kind: "program",
		Text: strings.Join(slices.Compact(names), " "),
	})
}
