package book

import (
	"slices"
	"strings"

	"example.com/pipes/tools/chapter"
)

// A passage is a section of a chapter, or what stands above the first one, with
// what the indexes look at.
type passage struct {
	section
	rank       rank // of what it names in its sentences
	emphasised []string
	codes      []code
	titled     []code // words of its heading
}

// A code is inline code with an exported name in it.
type code struct {
	text, name string
	rank       rank
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

// inText and the like are the ranks of inline code by where it stands.
var ranks = map[chapter.Standing]rank{chapter.InText: inText, chapter.InNote: inNote, chapter.InTable: inTable, chapter.InFold: inFold}

// passagesInOrder are those of each chapter, in the order of reading, without
// the pages beside the chapters.
func (b *Book) passagesInOrder() [][]*passage {
	var chapters [][]*passage
	for _, item := range b.Order {
		if item.Number > 0 {
			chapters = append(chapters, b.facts[item.File].passages)
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
		if name := bare(in.Text); name != "" {
			p := at(in.At)
			p.codes = append(p.codes, code{in.Text, name, max(p.rank, ranks[in.Standing])})
		}
	}
	for _, p := range passages {
		for word := range strings.FieldsSeq(p.title) {
			word = strings.Trim(word, `.,:;?!()/“”‘’"`)
			if name := bare(word); name != "" && p.rank <= inText {
				p.titled = append(p.titled, code{word, name, inHeading})
			}
		}
	}
	return passages
}
