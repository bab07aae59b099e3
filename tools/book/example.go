package book

import (
	"go/scanner"
	"path"
	"slices"
	"strings"

	"example.com/pipes/tools/excerpt"
	"example.com/pipes/tools/transcript"
)

// An example is a file of the examples.
type example struct {
	file       *excerpt.File
	transcript *transcript.Transcript // nil unless it is one
	wrong      error                  // of the transcript
	calls      []called               // of its exchanges
	output     output                 // of all of them

	// Of a Go file:
	unfit      scanner.ErrorList // what is wrong with its lines
	systems    []string          // on which go build reads it
	constraint error             // of its build constraint
}

func readExample(name, src string) (e example, err error) {
	e.file, err = excerpt.Read(name, src)
	if path.Ext(name) == ".txtar" {
		e.transcript, e.wrong = transcript.Parse(name, []byte(src))
		e.calls, e.output = callsOf(e.transcript), outputOf(e.transcript)
	}
	if path.Ext(name) == ".go" {
		e.unfit = checkSource(name, src)
		if !strings.HasSuffix(name, "_test.go") {
			e.systems, e.constraint = systemsOf(name, src)
		}
	}
	return e, err
}

// readExamples reads the examples: a folder for each chapter, with a folder for
// each of its programs, and its transcripts.
func (b *Book) readExamples() {
	names := b.list("examples")
	b.files, b.texts, b.examples = make(map[string]*excerpt.File, len(names)), make(map[string]string, len(names)), make(map[string]example, len(names))
	for i, f := range inOrder(len(names), func(i int) parsed[example] {
		return parse(b, &b.cache.examples, names[i], readExample)
	}) {
		name := names[i]
		b.examples[name] = f.made
		if f.unread != nil {
			b.notRead(name, f.unread)
			continue
		}
		if path.Base(name) == "main.go" {
			dir := path.Dir(name)
			b.Programs[path.Base(dir)] = append(b.Programs[path.Base(dir)], dir)
		}
		if path.Ext(name) == ".txtar" {
			b.add(name, f.made.wrong)
			b.Transcripts[name] = f.made.transcript
		}
		b.add(name, f.err)
		if f.err == nil {
			b.files[name], b.texts[name] = f.made.file, f.src
			b.fileNames = append(b.fileNames, name)
		}
	}
	slices.Sort(b.fileNames)
}
