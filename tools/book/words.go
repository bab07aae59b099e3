package book

import (
	"strings"

	"example.com/pipes/tools/chapter"
)

// wordsFile says which sections a reader looks for by words that the book does
// not use, or uses everywhere. A line is for the search alone:
//
//	hang, stuck, never returns: end-of-file.md#finding-the-holder, basic-pipes.md
const wordsFile = "chapters/words.txt"

// A place is a section of a chapter, or the chapter above its first section.
type place struct{ file, id string }

// readWords reads the readers' words. A book may be without.
func (b *Book) readWords() {
	src, err := b.readText(wordsFile)
	if err != nil {
		b.notRead(wordsFile, err)
	}
	number := 0
	for line := range strings.Lines(src) {
		number++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		left, right, _ := strings.Cut(line, ":")
		words, links := listed(left), listed(right)
		if len(words) == 0 || len(links) == 0 {
			b.errorf(wordsFile, number, "want WORD, WORD: CHAPTER.md#section, CHAPTER.md#section")
		}
		for _, link := range links {
			file, id, _ := strings.Cut(link, "#")
			b.sought = append(b.sought, chapter.Link{Page: file, Anchor: id, Line: number})
			b.words[place{file, id}] = append(b.words[place{file, id}], words...)
		}
	}
}

// listed are the elements of a list with commas.
func listed(text string) []string {
	var all []string
	for element := range strings.SplitSeq(text, ",") {
		if element = strings.TrimSpace(element); element != "" {
			all = append(all, element)
		}
	}
	return all
}
