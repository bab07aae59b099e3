package book

import (
	"path"
	"slices"

	"example.com/pipes/tools/apilinks"
	"example.com/pipes/tools/chapter"
)

// A parsedChapter is what is kept of a chapter's file.
type parsedChapter struct {
	*chapter.Chapter
	facts
}

// Facts are what of a chapter is looked at whenever the book is read.
type facts struct {
	passages []*passage
	codes    []chapter.Code // that may be documented
	shows    []string       // what it refers to: paths, path#name, and folders
}

func readChapter(name, src string) (parsedChapter, error) {
	c, err := chapter.Parse(name, []byte(src))
	f := facts{passages: passagesOf(c, path.Base(name))}
	for _, code := range c.Codes {
		if apilinks.IsName(code.Text) {
			f.codes = append(f.codes, code)
		}
	}
	for _, r := range c.References {
		f.shows = append(f.shows, r.Path, r.Path+"#"+r.Name, path.Dir(r.Path))
	}
	slices.Sort(f.shows)
	f.shows = slices.Compact(f.shows)
	return parsedChapter{c, f}, err
}
