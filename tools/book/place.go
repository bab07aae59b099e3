package book

import (
	"maps"
	"path"
	"strconv"
	"strings"
	"unicode"

	"example.com/pipes/tools/chapter"
	"example.com/pipes/tools/transcript"
)

// reading is every page of the chapters folder in the order of reading.
func (b *Book) reading() []chapter.Item {
	return append([]chapter.Item{{File: contentsFile}}, b.Order...)
}

// pageName is the file of the site that a file of the chapters folder becomes.
func pageName(file string) string {
	if file == contentsFile {
		return "index.html"
	}
	return strings.TrimSuffix(file, ".md") + ".html"
}

// An addressing says where the places of the chapters are. A chapter is named
// by its file.
type addressing interface {
	// anchor is that of a place of a chapter, or of the chapter itself.
	anchor(file, id string) string
	// link is the address of a place, from the page that shows a chapter.
	link(from, to, id string) string
	// level is that of a chapter's heading.
	level(file string, level int) int
	// source is the address of a line of a file of the examples, or of all of
	// it where the line is 0; "" if there is none.
	source(file string, line int) string
	// figure is the address that a chapter's figure gives as its source's, if
	// that is the address of its source.
	figure(file, id, source string) string
}

// manyPages are those of the site, one a chapter.
type manyPages struct{}

func (manyPages) anchor(_, id string) string { return id }

func (manyPages) link(from, to, id string) string {
	switch {
	case id == "":
		return pageName(to)
	case from == to:
		return "#" + id
	}
	return pageName(to) + "#" + id
}

func (manyPages) level(_ string, level int) int { return level }

func (manyPages) source(file string, line int) string {
	if line == 0 {
		return sourcePage(file)
	}
	return sourcePage(file) + "#L" + strconv.Itoa(line)
}

func (manyPages) figure(_, _, source string) string { return source }

// onePage is that of the whole book. An anchor begins with the chapter's name,
// and the chapters' titles take a level of headings; the title of the contents
// is the page's own. A figure leads to the one on the chapter's own page, where
// it can be run and copied, and its source is one step away.
type onePage struct{ manyPages } // which the files of the examples have

func (onePage) anchor(file, id string) string {
	chapter := strings.TrimSuffix(file, ".md")
	if id == "" {
		return chapter
	}
	return chapter + "--" + id
}

func (onePage) figure(file, id, _ string) string { return pageName(file) + "#" + id }

func (p onePage) link(_, to, id string) string { return "#" + p.anchor(to, id) }

func (onePage) level(file string, level int) int {
	if file == contentsFile {
		return level
	}
	return level + 1
}

// shownBy are the exchanges of a transcript that a reference shows.
func shownBy(r *chapter.Reference, t *transcript.Transcript) []*transcript.Exchange {
	if r.Name == "" {
		return t.Shown()
	}
	if e := t.Exchange(r.Name); e != nil && !e.Hidden {
		return []*transcript.Exchange{e}
	}
	return nil
}

// A figure is an exchange, a recording of one, or a listing, at its place in a
// chapter.
type figure struct {
	ref      *chapter.Reference
	exchange *transcript.Exchange // nil for a listing
}

// figureIDs are the anchors of a chapter's figures: each is called after its
// exchange or its program, with a number where something else on the page has
// that name.
func (b *Book) figureIDs(c *chapter.Chapter) map[figure]string {
	ids, taken := map[figure]string{}, maps.Clone(c.IDs)
	add := func(f figure, want string) {
		id := want
		for n := 2; taken[id]; n++ {
			id = want + "-" + strconv.Itoa(n)
		}
		taken[id], ids[f] = true, id
	}
	for _, r := range c.References {
		t := b.Transcripts[r.Path]
		switch {
		case isTables(r) || isIndex(r) || r.Start: // no figure stands for it
		case t != nil && b.data(r.Path, r.Name) == nil:
			for _, e := range shownBy(r, t) {
				add(figure{r, e}, "run-"+e.Name)
			}
		case b.Recordings[r.Path] != nil:
			_, e := b.RecordingOf(r.Path)
			add(figure{r, e}, "picture-"+e.Name)
		default:
			add(figure{r, nil}, listingID(r))
		}
	}
	return ids
}

// listingID is what a listing would be called on its page: code-spam-child for
// function child of program spam, change-spam-child for what changed in it, and
// code-reader-py for a script.
func listingID(r *chapter.Reference) string {
	id := "code"
	if r.Since != "" {
		id = "change"
	}
	if dir, file := path.Split(r.Path); path.Ext(file) == ".go" {
		id += "-" + path.Base(dir)
		if file != "main.go" {
			id += "-" + file
		}
	}
	if r.Name != "" {
		id += "-" + r.Name
	}
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return c
		}
		return '-'
	}, id)
}
