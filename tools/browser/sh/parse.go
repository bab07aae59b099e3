package sh

import (
	"fmt"
	"strings"
)

// parse reads a script. The error says what the script holds that is not in
// the part of the language that this shell knows.
func parse(text string, line int) (node, error) {
	p := &parser{text: text, line: line}
	p.next()
	n := p.list("")
	if p.err == nil && p.kind != end {
		p.unexpected()
	}
	return n, p.err
}

// An Error is what is wrong with a line of a script.
type Error struct {
	Line int // from 1
	Text string
}

func (e *Error) Error() string { return fmt.Sprintf("line %d: %s", e.Line, e.Text) }

// A parser reads tokens into kind and value, and keeps the first error; after
// an error all that follows is the end.
type parser struct {
	text string
	at   int // after the token
	line int
	err  error

	kind  kind
	op    string // of an operator
	word  word   // of a word
	start int    // where the token begins
	prev  int    // where the token before it ended
}

type kind int

const (
	end kind = iota
	operator
	aWord
	number // before < or >
)

func (p *parser) fail(format string, args ...any) {
	if p.err == nil {
		p.err = &Error{p.line, fmt.Sprintf(format, args...)}
	}
	p.at, p.kind = len(p.text), end
}

func (p *parser) unknown(what string) {
	p.fail("the page's small shell does not know %s", what)
}

func (p *parser) unexpected() {
	switch {
	case p.kind == end:
		p.fail("syntax error: the end is unexpected")
	case p.kind == operator && p.op == "\n":
		p.fail("syntax error: the end of the line is unexpected")
	default:
		p.fail("syntax error: %q is unexpected", p.text[p.start:p.at])
	}
}

// is says whether the token is this operator, or this word as it stands.
func (p *parser) is(s string) bool {
	return p.kind == operator && p.op == s || p.kind == aWord && p.text[p.start:p.at] == s && s != ""
}

func (p *parser) newlines() {
	for p.is("\n") {
		p.next()
	}
}

// since is the source from start up to the token before this one.
func (p *parser) since(start, line int) source {
	return source{p.text[start:max(start, p.prev)], line}
}

// list reads commands up to the word or operator closing, or the end.
func (p *parser) list(closing string) *list {
	n := new(list)
	start, line := p.start, p.line
	for p.newlines(); p.kind != end && !p.is(closing); p.newlines() {
		i := item{node: p.andOr(), background: p.is("&")}
		n.items = append(n.items, i)
		if p.is("&") || p.is(";") {
			p.next()
		} else if p.kind != end && !p.is("\n") && !p.is(closing) {
			p.unexpected()
		}
	}
	n.source = p.since(start, line)
	return n
}

func (p *parser) andOr() node {
	start, line := p.start, p.line
	n := p.pipeline()
	for p.is("&&") || p.is("||") {
		or := p.op == "||"
		p.next()
		p.newlines()
		right := p.pipeline()
		n = &andOr{p.since(start, line), n, right, or}
	}
	return n
}

func (p *parser) pipeline() node {
	start, line := p.start, p.line
	n := &pipeline{not: p.is("!")}
	if n.not {
		p.next()
	}
	n.commands = []node{p.command()}
	for p.is("|") {
		p.next()
		p.newlines()
		n.commands = append(n.commands, p.command())
	}
	n.source = p.since(start, line)
	if len(n.commands) == 1 && !n.not {
		return n.commands[0]
	}
	return n
}

func (p *parser) command() node {
	closing := ""
	switch {
	case p.is("("):
		closing = ")"
	case p.is("{"):
		closing = "}"
	default:
		return p.simple()
	}
	start, line := p.start, p.line
	n := &group{subshell: closing == ")"}
	p.next()
	n.body = p.list(closing)
	if !p.is(closing) {
		p.fail("syntax error: a %q is missing", closing)
	}
	p.next()
	for p.redirect(&n.redirects) {
	}
	n.source = p.since(start, line)
	return n
}

// reserved begin what a shell knows and this one does not.
const reserved = " if then else elif fi do done case esac while until for" +
	" [ test . alias cd command eval exec export getopts read readonly return set shift times trap type ulimit umask unset "

func (p *parser) simple() node {
	start, line := p.start, p.line
	n := new(simple)
	if text := p.text[p.start:p.at]; p.kind == aWord && strings.Contains(reserved, " "+text+" ") {
		p.unknown("`" + text + "`")
	}
	for p.err == nil {
		if p.redirect(&n.redirects) {
			continue
		}
		if p.kind != aWord {
			break
		}
		if name, value, ok := p.word.assignment(); ok && len(n.words) == 0 {
			n.assigns = append(n.assigns, assign{name, value})
		} else {
			n.words = append(n.words, p.word)
		}
		p.next()
		if p.is("(") {
			p.unknown("functions")
		}
	}
	if len(n.words)+len(n.assigns)+len(n.redirects) == 0 {
		p.unexpected()
	}
	n.source = p.since(start, line)
	return n
}

// redirect reads one redirection, if one is next.
func (p *parser) redirect(to *[]redirect) bool {
	fd := -1
	if p.kind == number {
		fd = int(p.text[p.start] - '0')
		p.next()
	}
	if p.kind != operator || !strings.ContainsAny(p.op, "<>") {
		return false
	}
	r := redirect{op: p.op, fd: fd, line: p.line}
	switch {
	case strings.HasPrefix(r.op, "<<") || r.op == "<>":
		p.unknown("`" + r.op + "`")
	case fd < 0 && r.op[0] == '<':
		r.fd = 0
	case fd < 0:
		r.fd = 1
	}
	p.next()
	if p.kind != aWord {
		p.unexpected()
		return false
	}
	r.target = p.word
	*to = append(*to, r)
	p.next()
	return true
}
