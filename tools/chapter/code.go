package chapter

import (
	"path"
	"regexp"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// A Code is inline code, or the name that a link to Go's documentation leads to.
type Code struct {
	Words
	At       int // the line of the sentence that it belongs to: for a note, that of its mark
	Standing Standing
}

// A Standing is what inline code is a part of.
type Standing int

const (
	InText Standing = iota
	InNote
	InTable
	InFold // of an exercise: a hint or a solution
)

// readCode keeps inline code that is in no note: readNoted keeps that.
func (p *reader) readCode(n *ast.CodeSpan) {
	if !within(n, east.KindFootnote) {
		p.addCode(plain(n, p.c.source), n, n)
	}
}

// readDocumented keeps the name that a link to Go's documentation leads to, if the
// link is in no note.
func (p *reader) readDocumented(n ast.Node, destination string) {
	if name := documentedName(destination); name != "" && !within(n, east.KindFootnote) {
		p.addCode(name, n, n)
	}
}

// readNoted keeps what the note of a mark names.
func (p *reader) readNoted(m *mark) {
	for _, code := range all[*ast.CodeSpan](m.note) {
		p.addCode(plain(code, p.c.source), code, m)
	}
	for _, link := range all[*ast.Link](m.note) {
		if name := documentedName(destination(link)); name != "" {
			p.addCode(name, link, m)
		}
	}
}

// addCode keeps a name that stands at one node and belongs to another.
func (p *reader) addCode(name string, at, to ast.Node) {
	code := Code{Words{name, p.line(at)}, p.line(to), InText}
	switch {
	case within(to, kindFold):
		code.Standing = InFold
	case within(to, east.KindTable):
		code.Standing = InTable
	case at != to:
		code.Standing = InNote
	}
	p.c.Codes = append(p.c.Codes, code)
}

// documentedForm is an address in the documentation of Go's standard library.
var documentedForm = regexp.MustCompile(`^https://pkg\.go\.dev/([a-z][a-z0-9/]*)#([A-Z]\w*(?:\.[A-Z]\w*)?)$`)

// documentedName is what an address documents: exec.Cmd.Wait for
// https://pkg.go.dev/os/exec#Cmd.Wait; or "".
func documentedName(address string) string {
	m := documentedForm.FindStringSubmatch(address)
	if m == nil {
		return ""
	}
	return path.Base(m[1]) + "." + m[2]
}
