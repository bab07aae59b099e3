package chapter

import (
	"regexp"
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A mark is [^label] in a sentence: the place of a note. The page shows the
// note there, so a note with two marks is shown twice.
type mark struct {
	ast.BaseInline
	label  string
	number int      // in the chapter, from 1
	id     string   // unique among the chapter's headings and marks
	note   ast.Node // the paragraph that holds the note
}

var kindMark = ast.NewNodeKind("Mark")

func (m *mark) Kind() ast.NodeKind        { return kindMark }
func (m *mark) Dump(source []byte, l int) { ast.DumpHelper(m, source, l, nil, nil) }

// noteID and markID are the anchors of a note and of its mark.
func (m *mark) noteID() string { return "note-" + m.id }
func (m *mark) markID() string { return "mark-" + m.id }

// A markParser parses marks whether or not there is a note: goldmark's own
// leaves a mark without one on the page as it was typed.
type markParser struct{}

var markForm = regexp.MustCompile(`^\[\^([^\[\]\s]+)\]`)

func (markParser) Trigger() []byte { return []byte{'['} }

func (markParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	m := markForm.FindSubmatch(line)
	if m == nil {
		return nil
	}
	block.Advance(len(m[0]))
	return &mark{label: string(m[1])}
}

// readNotes takes the notes out of the tree and gives them to their marks.
func (p *reader) readNotes() {
	notes := p.takeNotes()
	marked := map[string]bool{}
	taken := p.c.IDs
	for _, m := range all[*mark](p.tree) {
		note := notes[m.label]
		switch line := p.line(m); {
		case within(m, ast.KindHeading) || within(m, ast.KindLink) || within(m, east.KindTable):
			p.errorf(line, "[^%s] in a heading, a table or a link: put it into a sentence", m.label)
		case note == nil:
			p.errorf(line, "[^%s] has no note: write \"[^%s]: ...\" as a paragraph of its own below the section", m.label, m.label)
		case note.HasChildren():
			m.note = note.FirstChild()
			p.readNoted(m)
		}
		marked[m.label] = true
		m.number = len(p.marks) + 1
		m.id = m.label
		for n := 2; taken[m.noteID()] || taken[m.markID()]; n++ {
			m.id = m.label + "-" + strconv.Itoa(n)
		}
		taken[m.noteID()], taken[m.markID()] = true, true
		p.marks = append(p.marks, m)
	}
	for _, note := range p.notes {
		if label := string(note.Ref); !marked[label] {
			p.errorf(p.line(note), "note [^%s] has no mark: put [^%s] after the sentence that it belongs to, or remove it", label, label)
		}
	}
}

// takeNotes removes the notes from the tree, where goldmark has put them into
// a list.
func (p *reader) takeNotes() map[string]*east.Footnote {
	notes := map[string]*east.Footnote{}
	for _, list := range all[*east.FootnoteList](p.tree) {
		list.Parent().RemoveChild(list.Parent(), list)
		for n := list.FirstChild(); n != nil; n = n.NextSibling() {
			note := n.(*east.Footnote)
			p.notes = append(p.notes, note)
			p.checkNote(note, notes[string(note.Ref)] != nil)
			notes[string(note.Ref)] = note
		}
	}
	return notes
}

// labelForm is that of a note's label, which is part of an address.
var labelForm = regexp.MustCompile(`^[A-Za-z0-9-]+$`)

// sourceForm is what a reader can look up without a link: a manual page, a source
// file, an issue; or the words "read, not run".
var sourceForm = regexp.MustCompile(`\b[a-zA-Z][\w.+-]*\([1-9][a-z]?\)|[\w/-]+\.(go|c|h|s|S|py|sh)\b|#[0-9]+|(?i:\bread, not run\b)`)

func (p *reader) checkNote(note *east.Footnote, twice bool) {
	line, label := p.line(note), string(note.Ref)
	switch {
	case !labelForm.MatchString(label):
		p.errorf(line, "note [^%s]: name it in letters, digits and '-'", label)
	case twice:
		p.errorf(line, "there is another note [^%s]: rename one of them", label)
	case !note.HasChildren():
		p.errorf(line, "note [^%s] is empty: name the source in it, or remove it and its mark", label)
	case note.ChildCount() != 1 || note.FirstChild().Kind() != ast.KindParagraph:
		p.errorf(line, "note [^%s] has to be one paragraph: write the rest into the text, or into an aside", label)
	case len(all[*mark](note)) > 0:
		p.errorf(line, "note [^%s] has a note of its own: make one note of the two", label)
	case !contains(note, ast.KindLink) && !contains(note, ast.KindAutoLink) && !sourceForm.MatchString(plain(note.FirstChild(), p.c.source)):
		p.errorf(line, "note [^%s] names no source: add a link, a manual page as pipe(7), a file and function, or an issue; or say \"read, not run\"", label)
	}
}

// all are the nodes of a type below a node, in order.
func all[T ast.Node](n ast.Node) []T {
	var found []T
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(T); ok {
			found = append(found, t)
		}
		found = append(found, all[T](c)...)
	}
	return found
}

// mark writes a mark as a link to its note. On a page, the note stands behind
// it: the style sheet moves it into the margin, or opens it when the link is
// followed. In an EPUB, the notes stand by themselves.
func (p *pageRenderer) mark(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	m := n.(*mark)
	if !entering || m.note == nil {
		return ast.WalkContinue, nil
	}
	note, err := p.children(source, m.note)
	noteID, markID, number := m.noteID(), m.markID(), strconv.Itoa(m.number)
	leaveHole(w, func(s *setter) error { return s.setMark(noteID, markID, number, note) })
	return ast.WalkContinue, err
}

func (s *setter) setMark(noteID, markID, number string, note stencil) error {
	noteID, markID = escape(s.page.Anchor(noteID)), escape(s.page.Anchor(markID))
	role, back := `role="doc-noteref"`, `href="#`+markID+`" role="doc-backlink" aria-label="Back to the text"`
	if s.epub != nil {
		role = `epub:type="noteref" ` + role
	}
	s.write(`<sup><a id="`, markID, `" href="#`, noteID, `" `, role, ` aria-label="Note `, number, `">`, number, `</a></sup>`)
	if s.epub != nil {
		notes := s.apart(&s.epub.notes)
		notes.write(`<aside id="`, noteID, `" epub:type="footnote" role="doc-footnote"><p><a `, back, `>`, number, `</a> `)
		err := notes.set(note)
		notes.write("</p></aside>\n")
		return err
	}
	s.write(`<span class="note" id="`, noteID, `" role="doc-footnote"><b>`, number, `</b> `)
	err := s.set(note)
	s.write(` <a class="back" `, back, `>↩</a></span>`)
	return err
}
