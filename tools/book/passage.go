package book

import (
	"slices"

	"example.com/pipes/tools/chapter"
)

// A passage is a section of a chapter, or what stands above the first one, with
// what the indexes look at.
type passage struct {
	section
	rank       rank // of what it names in its sentences
	emphasised []string
	codes      []code
}

// A code is some inline code, and the exported name in it, or "".
type code struct {
	chapter.Code
	name string
}

// A section as an index shows it.
type section struct {
	place
	title   string
	chapter string // "" for what stands above the first section
}

// A rank says how likely a place is to be about what it names. The first is
// best.
type rank int

const (
	inHeading rank = iota
	inText
	inNote
	inExercise
	inSummary
	inFold  // of an exercise, where a reader doesn't see it
	inTable // from Python to Go: a row translates a name, and explains nothing
)

// recurring are the sections that most chapters have, and that come back to what
// other sections explain.
var recurring = map[string]rank{"From Python to Go": inTable, "Exercises": inExercise, "Wrapping up": inSummary}

// passages are those of each chapter, in the order of reading, without the pages
// beside the chapters.
func (b *Book) passages() [][]*passage {
	var chapters [][]*passage
	for _, item := range b.Order {
		if c := b.chapters[item.File]; c != nil && item.Number > 0 {
			chapters = append(chapters, passagesOf(c, item.File))
		}
	}
	return chapters
}

func passagesOf(c *chapter.Chapter, file string) []*passage {
	passages := []*passage{{section: section{place{file, ""}, c.Title, ""}, rank: inText}}
	current := inText
	for _, h := range c.Headings {
		if h.Level == 2 {
			current = max(inText, recurring[h.Title])
		}
		passages = append(passages, &passage{section: section{place{file, h.ID}, h.Title, c.Title}, rank: current})
	}
	at := func(line int) *passage {
		n, found := slices.BinarySearchFunc(c.Headings, line, func(h chapter.Heading, line int) int { return h.Line - line })
		if found {
			n++
		}
		return passages[n]
	}
	for _, w := range c.Emphasised {
		at(w.Line).emphasised = append(at(w.Line).emphasised, w.Text)
	}
	for _, in := range c.Codes {
		at(in.At).codes = append(at(in.At).codes, code{in, bare(in.Text)})
	}
	return passages
}

// rankOf is that of some code in the passage.
func (p *passage) rankOf(c code) rank {
	return max(p.rank, map[chapter.Standing]rank{chapter.InText: inText, chapter.InNote: inNote, chapter.InTable: inTable, chapter.InFold: inFold}[c.Standing])
}
