package book

import (
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"example.com/pipes/tools/chapter"
	"example.com/pipes/tools/search"
	"example.com/pipes/tools/transcript"
)

// entries are what a reader can search for: sections and outputs of the
// chapters, then the names in the programs.
func (b *Book) entries() []search.Entry {
	var all []search.Entry
	for _, item := range b.reading() {
		all = append(all, b.chapterEntries(b.chapters[item.File], pageName(item.File))...)
	}
	for _, name := range slices.Sorted(maps.Keys(b.files)) {
		if path.Ext(name) == ".go" && !strings.HasSuffix(name, "_test.go") {
			all = append(all, b.programEntry(name))
		}
	}
	return all
}

func (b *Book) chapterEntries(c *chapter.Chapter, page string) []search.Entry {
	var all []search.Entry
	for _, s := range c.Sections() {
		all = append(all, search.Entry{Page: page, Title: c.Title, ID: s.ID, Name: s.Title, Text: s.Text})
	}
	ids := b.figureIDs(c)
	for _, r := range c.References {
		t := b.Transcripts[r.Path]
		if t == nil {
			continue
		}
		for i, e := range shownBy(r, t) {
			x := search.Entry{Page: page, Title: c.Title, ID: ids[figure{r, e}], Kind: "output", Text: exchangeText(e)}
			if i == 0 {
				x.Name = r.Caption
			}
			all = append(all, x)
		}
	}
	return all
}

// exchangeText is what was typed and what came back, in one line. A
// placeholder stands as its name.
func exchangeText(e *transcript.Exchange) string {
	words := e.Command.Lines()
	for _, part := range []transcript.Part{e.Out, e.Err} {
		for _, line := range part.Lines() {
			for _, s := range transcript.Spans(line) {
				words = append(words, s.Text)
			}
		}
	}
	return strings.Join(strings.Fields(strings.Join(words, " ")), " ")
}

var selector = regexp.MustCompile(`\pL[\pL\d_]*\.\p{Lu}[\pL\d_]*`)

// programEntry is what a file of a program declares and what it calls, each
// once.
func (b *Book) programEntry(file string) search.Entry {
	names := append(slices.Clone(b.files[file].Names), selector.FindAllString(b.texts[file], -1)...)
	slices.Sort(names)
	return search.Entry{
		Page: sourcePage(file), Title: strings.TrimPrefix(file, "examples/"), Kind: "program",
		Text: strings.Join(slices.Compact(names), " "),
	}
}
