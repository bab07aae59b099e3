// Package book reads the book, checks its form, and makes its pages.
//
// The book is a folder: chapters with the text, examples with the programs and
// their transcripts, site with the look. [Read] returns the book and everything
// that is wrong with it; a [Site] makes the pages of a book without errors. No
// program of the book is run here: the tests of examples check the transcripts.
package book

import (
	"cmp"
	"errors"
	"fmt"
	"go/scanner"
	"go/token"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"example.com/pipes/tools/chapter"
	"example.com/pipes/tools/excerpt"
	"example.com/pipes/tools/trace"
	"example.com/pipes/tools/transcript"
)

const contentsFile = "README.md"

// A Book is everything that was read: the chapters and what they can refer to.
type Book struct {
	Order       []chapter.Item                    // every page the contents list
	Transcripts map[string]*transcript.Transcript // by path
	Programs    map[string][]string               // folders, by the program's name
	Recordings  map[string]*trace.Recording       // by path

	cache      *Cache
	fsys       fs.FS
	parts      []chapter.Part
	chapters   map[string]*chapter.Chapter // by the name of the file
	facts      map[string]facts            // of the chapters
	files      map[string]*excerpt.File    // text files of examples, by path
	fileNames  []string                    // their paths, sorted
	texts      map[string]string           // text of those files
	examples   map[string]example          // what was made of each, by path
	documented map[string]string           // where inline code leads, by its text
	words      map[place][]string          // what readers call a section
	sought     []chapter.Link              // the sections that readers' words lead to
	terms      []term                      // those of the list
	indexes    map[string][]entry          // "terms" and "functions"
	unread     bool                        // a file or a folder could not be read at all
	failed     map[string]bool             // files that had errors when they were read
	halfRead   bool                        // so, or a transcript has errors
	errs       scanner.ErrorList
}

// Read reads the book below fsys, its root, and checks its form. The
// error is a [scanner.ErrorList] of everything that is wrong, by file and line.
func Read(fsys fs.FS, c *Cache) (*Book, error) {
	b := &Book{
		Transcripts: map[string]*transcript.Transcript{},
		Programs:    map[string][]string{},
		Recordings:  map[string]*trace.Recording{},
		cache:       c,
		fsys:        fsys,
		chapters:    map[string]*chapter.Chapter{},
		facts:       map[string]facts{},
		documented:  map[string]string{},
		words:       map[place][]string{},
		indexes:     map[string][]entry{},
	}
	b.readChapters()
	b.readExamples()
	b.readRecordings()
	b.check()
	return b, sortedErrors(b.errs)
}

func (b *Book) errorf(file string, line int, format string, args ...any) {
	b.errs = append(b.errs, errorAt(file, line, format, args...)...)
}

func errorAt(file string, line int, format string, args ...any) scanner.ErrorList {
	return scanner.ErrorList{{Pos: token.Position{Filename: file, Line: line}, Msg: fmt.Sprintf(format, args...)}}
}

// add adds an error to the list.
func (b *Book) add(file string, err error) {
	if err != nil {
		b.errs = append(b.errs, placed(file, err)...)
	}
}

// placed is an error as a list. One that does not say where it is gets the
// file's name.
func placed(file string, err error) scanner.ErrorList {
	if list := (scanner.ErrorList)(nil); errors.As(err, &list) {
		for _, e := range list {
			e.Pos.Column = 0
		}
		return list
	}
	if wrong := (*fs.PathError)(nil); errors.As(err, &wrong) {
		return errorAt(file, 1, "it cannot be read: %v: make it readable, or remove it", wrong.Err)
	}
	return errorAt(file, 1, "%v", err)
}

func (b *Book) readChapters() {
	var names []string
	for _, name := range b.list("chapters") {
		switch {
		case name == wordsFile:
			b.readWords()
		case name == termsFile:
			b.readTerms()
		case path.Ext(name) != ".md" || path.Dir(name) != "chapters":
			b.errorf(name, 1, "not a chapter: the folder holds NAME.md files, words.txt and terms.txt only: move it away, or remove it")
		default:
			names = append(names, name)
		}
	}
	for i, c := range inOrder(len(names), func(i int) parsed[parsedChapter] {
		return parse(b, &b.cache.chapters, names[i], readChapter)
	}) {
		name := names[i]
		if c.unread != nil {
			b.notRead(name, c.unread)
			c.made.Chapter = &chapter.Chapter{Path: name}
		}
		b.add(name, c.err)
		b.chapters[path.Base(name)], b.facts[path.Base(name)] = c.made.Chapter, c.made.facts
	}
	contents := b.chapters[contentsFile]
	if contents == nil {
		if !b.unread {
			b.errorf("chapters/"+contentsFile, 1, "the contents are missing: list the chapters there")
		}
		return
	}
	parts, err := contents.Contents()
	b.add(contents.Path, err)
	b.parts = parts
	for _, p := range b.parts {
		b.Order = append(b.Order, p.Items...)
	}
}

// A parsed is what was made of a file.
type parsed[T any] struct {
	src    string
	unread error // the file could not be read
	made   T
	err    error // of what is in it
}

// parse reads a file and makes of it what the function does.
func parse[T any](b *Book, m *memo[T], name string, function func(name, src string) (T, error)) (p parsed[T]) {
	if p.src, p.unread = b.readText(name); p.unread == nil {
		p.made, p.err = m.of(name, p.src, func(src string) (T, error) { return function(name, src) })
	}
	return p
}

// sortedErrors sorts a list by file, line and text, and drops duplicates.
func sortedErrors(errs scanner.ErrorList) error {
	slices.SortStableFunc(errs, func(a, b *scanner.Error) int {
		if c := strings.Compare(a.Pos.Filename, b.Pos.Filename); c != 0 {
			return c
		}
		return cmp.Or(cmp.Compare(a.Pos.Line, b.Pos.Line), strings.Compare(a.Msg, b.Msg))
	})
	return slices.CompactFunc(errs, func(a, b *scanner.Error) bool { return *a == *b }).Err()
}

// PrintError prints every error of a list on a line of its own. What a
// terminal would take for a command, as a file's name may hold, is escaped.
func PrintError(w io.Writer, err error) {
	list := scanner.ErrorList(nil)
	if !errors.As(err, &list) {
		fmt.Fprintln(w, escape(err.Error()))
	}
	for _, e := range list {
		fmt.Fprintln(w, escape(e.Error()))
	}
}

// escape writes control characters as Go does in a string, but for tabs and
// the ends of lines.
func escape(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r == '\n' || r == '\t' || unicode.IsPrint(r) || unicode.IsSpace(r) && !unicode.IsControl(r) {
			b.WriteRune(r)
			continue
		}
		quoted := strconv.QuoteRune(r)
		b.WriteString(quoted[1 : len(quoted)-1])
	}
	return b.String()
}

// Part is the number, from 1, of the part of the contents that lists the
// chapter of a folder; 0 is none.
func (b *Book) Part(folder string) int {
	return 1 + slices.IndexFunc(b.parts, func(p chapter.Part) bool {
		return slices.ContainsFunc(p.Items, func(i chapter.Item) bool { return i.File == folder+".md" })
	})
}

// TranscriptsOf are the transcripts of a chapter's folder, in order.
func (b *Book) TranscriptsOf(folder string) []*transcript.Transcript {
	var ts []*transcript.Transcript
	for _, name := range slices.Sorted(maps.Keys(b.Transcripts)) {
		if path.Dir(name) == "examples/"+folder {
			ts = append(ts, b.Transcripts[name])
		}
	}
	return ts
}

// Sources are the files of a program's folder, by their paths.
func (b *Book) Sources(dir string) map[string]string {
	files := map[string]string{}
	for name, text := range b.texts {
		if path.Dir(name) == dir {
			files[name] = text
		}
	}
	return files
}
