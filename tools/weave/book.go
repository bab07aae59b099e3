package main

import (
	"errors"
	"fmt"
	"go/scanner"
	"go/token"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"example.com/pipes/tools/chapter"
	"example.com/pipes/tools/excerpt"
	"example.com/pipes/tools/trace"
	"example.com/pipes/tools/transcript"
)

const contentsFile = "README.md"

// A book is everything that was read: the chapters and what they can refer to.
type book struct {
	cache       *cache
	fsys        fs.FS
	parts       []chapter.Part
	order       []chapter.Item                    // every page the contents list
	chapters    map[string]*chapter.Chapter       // by the name of the file
	transcripts map[string]*transcript.Transcript // by path
	programs    map[string][]string               // folders, by the program's name
	files       map[string]*excerpt.File          // text files of examples, by path
	texts       map[string]string                 // text of those files
	documented  map[string]string                 // where inline code leads, by its text
	recordings  map[string]*trace.Recording       // by path
	unread      bool                              // a file could not be read at all
	errs        scanner.ErrorList
}

// readBook reads the book below fsys, its root, and checks its form. The book
// is whole where the error is nil; otherwise the error is a
// [scanner.ErrorList] of everything that is wrong, by file and line.
func readBook(fsys fs.FS, c *cache) (*book, error) {
	b := &book{
		cache:       c,
		fsys:        fsys,
		chapters:    map[string]*chapter.Chapter{},
		transcripts: map[string]*transcript.Transcript{},
		programs:    map[string][]string{},
		files:       map[string]*excerpt.File{},
		texts:       map[string]string{},
		documented:  map[string]string{},
		recordings:  map[string]*trace.Recording{},
	}
	b.readChapters()
	b.readExamples()
	b.readRecordings()
	b.check()
	return b, sortedErrors(b.errs)
}

func (b *book) errorf(file string, line int, format string, args ...any) {
	b.errs.Add(token.Position{Filename: file, Line: line}, fmt.Sprintf(format, args...))
}

// add keeps an error that says where it is, or is given the file's name.
func (b *book) add(file string, err error) {
	if list := (scanner.ErrorList)(nil); errors.As(err, &list) {
		for _, e := range list {
			e.Pos.Column = 0
		}
		b.errs = append(b.errs, list...)
	} else if err != nil {
		b.errorf(file, 1, "%v", err)
	}
}

func (b *book) readChapters() {
	for _, name := range b.list("chapters") {
		if path.Ext(name) != ".md" || path.Dir(name) != "chapters" {
			b.errorf(name, 1, "not a chapter: the folder holds NAME.md files only")
			continue
		}
		c := &chapter.Chapter{Path: name}
		if src, ok := b.readText(name); ok {
			var err error
			c, err = b.cache.chapters.of(name, src, func(src string) (*chapter.Chapter, error) { return chapter.Parse(name, []byte(src)) })
			b.add(name, err)
		}
		b.chapters[path.Base(name)] = c
	}
	contents := b.chapters[contentsFile]
	if contents == nil {
		b.errorf("chapters/"+contentsFile, 1, "the contents are missing: list the chapters there")
		return
	}
	parts, err := contents.Contents()
	b.add(contents.Path, err)
	b.parts = parts
	for _, p := range b.parts {
		b.order = append(b.order, p.Items...)
	}
}

// readExamples reads every folder of examples: one a chapter, in it one a
// program, and transcripts beside them.
func (b *book) readExamples() {
	for _, name := range b.list("examples") {
		src, ok := b.readText(name)
		if !ok {
			continue
		}
		if path.Base(name) == "main.go" {
			dir := path.Dir(name)
			b.programs[path.Base(dir)] = append(b.programs[path.Base(dir)], dir)
		}
		if path.Ext(name) == ".txtar" {
			t, err := b.cache.transcripts.of(name, src, func(src string) (*transcript.Transcript, error) { return transcript.Parse(name, []byte(src)) })
			b.add(name, err)
			b.transcripts[name] = t
		}
		f, err := b.cache.files.of(name, src, func(src string) (*excerpt.File, error) { return excerpt.Read(name, []byte(src)) })
		b.add(name, err)
		if err == nil {
			b.files[name], b.texts[name] = f, src
		}
	}
}

// sortedErrors sorts a list by file and line, and drops what was said twice.
func sortedErrors(errs scanner.ErrorList) error {
	slices.SortStableFunc(errs, func(a, b *scanner.Error) int {
		if c := strings.Compare(a.Pos.Filename, b.Pos.Filename); c != 0 {
			return c
		}
		return a.Pos.Line - b.Pos.Line
	})
	return slices.CompactFunc(errs, func(a, b *scanner.Error) bool { return *a == *b }).Err()
}

// printError prints every error of a list on a line of its own.
func printError(w io.Writer, err error) {
	list := scanner.ErrorList(nil)
	if !errors.As(err, &list) {
		fmt.Fprintln(w, err)
	}
	for _, e := range list {
		fmt.Fprintln(w, e)
	}
}

// transcriptsOf are the transcripts of a chapter's folder, in order.
func (b *book) transcriptsOf(folder string) []*transcript.Transcript {
	var ts []*transcript.Transcript
	for _, name := range slices.Sorted(maps.Keys(b.transcripts)) {
		if path.Dir(name) == "examples/"+folder {
			ts = append(ts, b.transcripts[name])
		}
	}
	return ts
}
