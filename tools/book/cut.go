package book

import (
	"path"
	"slices"

	"example.com/pipes/tools/excerpt"
	"example.com/pipes/tools/transcript"
)

// cut gives the lines that a reference names in a file: a declaration or a
// region of a program, or data of a transcript; all of the file where name is
// "".
func (b *Book) cut(file, name string) ([]excerpt.Line, error) {
	if data := b.data(file, name); data != nil {
		var lines []excerpt.Line
		for i, text := range data.Lines() {
			lines = append(lines, excerpt.Line{Number: data.Line + i, Text: text})
		}
		return lines, nil
	}
	if name == "" {
		return b.files[file].Lines, nil
	}
	return b.files[file].Cut(name)
}

func sameText(a, b []excerpt.Line) bool {
	return slices.EqualFunc(a, b, func(a, b excerpt.Line) bool { return a.Text == b.Text })
}

// data is the part of a transcript that a reference shows as a listing: what
// an exchange of it reads or runs. It is nil where the reference shows
// something else.
func (b *Book) data(file, name string) *transcript.Part {
	if t := b.Transcripts[file]; t != nil && name != "" && t.Exchange(name) == nil {
		return t.Part(name)
	}
	return nil
}

// language is what a listing's text is written in, by the end of its name.
func (b *Book) language(file, name string) string {
	if b.data(file, name) != nil {
		file = name
	}
	if path.Base(file) == "Makefile" {
		return "make"
	}
	return path.Ext(file)[min(1, len(path.Ext(file))):]
}
