package book

import (
	"iter"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.com/pipes/tools/chapter"
	"example.com/pipes/tools/search"
	"example.com/pipes/tools/transcript"
)

// entries are what a reader can search for: the sections of the chapters, then
// the programs.
func (b *Book) entries(chapters iter.Seq[parts]) iter.Seq[search.Entry] {
	return func(yield func(search.Entry) bool) {
		for p := range chapters {
			for _, e := range p.entries {
				if !yield(e) {
					return
				}
			}
		}
		for _, name := range b.fileNames {
			if path.Ext(name) == ".go" && !strings.HasSuffix(name, "_test.go") && !yield(search.Entry{
				Page: sourcePage(name), Title: strings.TrimPrefix(name, "examples/"),
				Code: codeNames(b.files[name].Names, b.texts[name]),
			}) {
				return
			}
		}
	}
}

// chapterEntries are those of the sections of a chapter. The page of symptoms
// has one for each symptom: it answers at once, and leads to the section that
// the symptom links to.
func (b *Book) chapterEntries(file string) []search.Entry {
	c := b.chapters[file]
	var entries []search.Entry
	for _, s := range c.Sections {
		if file == symptomsFile && s.ID != "" {
			s.Text = nil
		}
		entries = append(entries, b.sectionEntry(file, c.Title, s))
	}
	if file == symptomsFile {
		for _, e := range c.Entries {
			for _, section := range e.Sections {
				to, id, _ := strings.Cut(section, "#")
				entries = append(entries, search.Entry{
					Page: pageName(to), Title: c.Title, ID: id, Name: e.Title,
					Words: b.words[place{to, id}], Text: []string{e.Text},
				})
			}
		}
	}
	return entries
}

func (b *Book) sectionEntry(file, title string, s chapter.Section) search.Entry {
	e := search.Entry{
		Page: pageName(file), Title: title, ID: s.ID, Name: s.Title,
		Words: b.words[place{file, s.ID}], Text: s.Text,
	}
	var code strings.Builder
	for _, r := range s.References {
		if !isTables(r) && !isIndex(r) {
			e.Text = append(e.Text, r.Caption)
		}
		if data := b.data(r.Path, r.Name); data != nil {
			e.Outputs = append(e.Outputs, data.Lines()...)
		} else if t := b.Transcripts[r.Path]; t != nil {
			for _, x := range shownBy(r, t) {
				e.Outputs = append(e.Outputs, exchangeLines(x)...)
			}
		} else if path.Ext(r.Path) == ".go" {
			lines, _ := b.cut(r.Path, r.Name) // the book was checked: the name is there
			for _, line := range lines {
				code.WriteString(line.Text + "\n")
			}
		}
	}
	e.Code = codeNames(nil, code.String())
	return e
}

// exchangeLines are what was typed and what came back. A placeholder stands as
// its name.
func exchangeLines(e *transcript.Exchange) []string {
	lines := e.Command.Lines()
	for _, part := range []transcript.Part{e.Out, e.Err} {
		for _, line := range part.Lines() {
			var text strings.Builder
			for _, s := range transcript.Spans(line) {
				text.WriteString(s.Text)
			}
			lines = append(lines, text.String())
		}
	}
	return lines
}

// codeNames are these names and what the code selects from a package or a
// value, each once.
func codeNames(declared []string, code string) []string {
	names := slices.AppendSeq(slices.Clone(declared), selectors(code))
	slices.Sort(names)
	return slices.Compact(names)
}

// selectors are what the code selects, such as os.Pipe: a name, a dot, and a
// name that begins with a capital. No regular expression finds them, since
// nearly every character could begin one.
func selectors(code string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for {
			dot := strings.IndexByte(code, '.')
			if dot < 0 {
				return
			}
			before, after := code[:dot], code[dot+1:]
			first, _ := utf8.DecodeRuneInString(after)
			word := before[len(strings.TrimRightFunc(before, inName)):]
			from := len(before) - len(strings.TrimLeftFunc(word, notLetter))
			if !unicode.IsUpper(first) || from == dot {
				code = after
				continue
			}
			rest := strings.TrimLeftFunc(after, inName)
			if !yield(code[from : len(code)-len(rest)]) {
				return
			}
			code = rest
		}
	}
}

func inName(r rune) bool    { return unicode.IsLetter(r) || '0' <= r && r <= '9' || r == '_' }
func notLetter(r rune) bool { return !unicode.IsLetter(r) }
