package sh

import "strings"

// A word is made of parts, some of which are known only when it is expanded.
type word []part

type part struct {
	text   string
	quoted bool
	name   string // of a parameter: $name
	body   node   // of a command substitution: $( … )
}

func (p part) literal() bool { return p.name == "" && p.body == nil }

// assignment splits NAME=value.
func (w word) assignment() (name string, value word, ok bool) {
	if len(w) == 0 || !w[0].literal() || w[0].quoted {
		return "", nil, false
	}
	name, rest, ok := strings.Cut(w[0].text, "=")
	if !ok || name == "" || nameLength(name) != len(name) {
		return "", nil, false
	}
	return name, append(word{{text: rest}}, w[1:]...), true
}

// nameLength is how many bytes of s make a name.
func nameLength(s string) int {
	for i, c := range []byte(s) {
		letter := c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
		if !letter && (i == 0 || c < '0' || c > '9') {
			return i
		}
	}
	return len(s)
}

// operators, the longer before what they begin with.
var operators = []string{"&&", "||", ";;", "<<", ">>", ">&", "<&", "<>", ">|", ";", "&", "|", "(", ")", "<", ">", "\n"}

// next reads the next token.
func (p *parser) next() {
	p.prev = p.at
	if p.kind == operator && p.op == "\n" {
		p.line++
	}
	p.blanks()
	p.start = p.at
	rest := p.text[p.at:]
	if rest == "" {
		p.kind = end
		return
	}
	if len(rest) > 1 && '0' <= rest[0] && rest[0] <= '9' && strings.IndexByte("<>", rest[1]) >= 0 {
		p.kind = number
		p.at++
		return
	}
	for _, op := range operators {
		if strings.HasPrefix(rest, op) {
			p.kind, p.op = operator, op
			p.at += len(op)
			return
		}
	}
	p.kind = aWord
	p.readWord()
}

// blanks skips blanks, comments and joined lines.
func (p *parser) blanks() {
	for p.at < len(p.text) {
		switch rest := p.text[p.at:]; {
		case rest[0] == ' ' || rest[0] == '\t':
			p.at++
		case strings.HasPrefix(rest, "\\\n"):
			p.at += 2
			p.line++
		case rest[0] == '#':
			if p.at += strings.IndexByte(rest+"\n", '\n'); p.at > len(p.text) {
				p.at = len(p.text)
			}
		default:
			return
		}
	}
}

// readWord reads the word at p.at.
func (p *parser) readWord() {
	p.word = nil
	quoted := false
	for p.at < len(p.text) {
		c := p.text[p.at]
		if !quoted && strings.IndexByte(" \t\n;&|()<>", c) >= 0 {
			return
		}
		p.at++
		switch {
		case c == '"':
			quoted = !quoted
			p.literal("", true)
		case c == '\'' && !quoted:
			text, _, ok := strings.Cut(p.text[p.at:], "'")
			if !ok {
				p.fail("syntax error: a quotation has no end")
				return
			}
			p.literal(text, true)
			p.line += strings.Count(text, "\n")
			p.at += len(text) + 1
		case c == '\\' && p.at < len(p.text) && (!quoted || strings.IndexByte("$`\"\\\n", p.text[p.at]) >= 0):
			if p.text[p.at] == '\n' {
				p.line++
			} else {
				p.literal(p.text[p.at:p.at+1], true)
			}
			p.at++
		case c == '$':
			p.dollar(quoted)
		case c == '`':
			p.unknown("`…`")
		case !quoted && (strings.IndexByte("*?", c) >= 0 || c == '~' && len(p.word) == 0):
			p.unknown("`" + string(c) + "` in names of files")
		default:
			if c == '\n' {
				p.line++
			}
			p.literal(string([]byte{c}), quoted)
		}
	}
	if quoted {
		p.fail("syntax error: a quotation has no end")
	}
}

// literal adds a text that stands for itself.
func (p *parser) literal(text string, quoted bool) {
	if n := len(p.word); n > 0 && p.word[n-1].literal() && p.word[n-1].quoted == quoted {
		p.word[n-1].text += text
	} else {
		p.word = append(p.word, part{text: text, quoted: quoted})
	}
}

// dollar reads what follows a $.
func (p *parser) dollar(quoted bool) {
	rest := p.text[p.at:]
	name, length := "", 0
	switch {
	case strings.HasPrefix(rest, "(("):
		p.unknown("arithmetic, `$((…))`")
		return
	case strings.HasPrefix(rest, "("):
		p.substitution(quoted)
		return
	case strings.HasPrefix(rest, "{"):
		var closed bool
		if name, _, closed = strings.Cut(rest[1:], "}"); !closed {
			p.fail("syntax error: `${` has no end")
			return
		}
		length = len(name) + 2
	case rest != "" && strings.IndexByte("?!$#0123456789@*-", rest[0]) >= 0:
		name, length = rest[:1], 1
	default:
		length = nameLength(rest)
		name = rest[:length]
	}
	switch {
	case length == 0:
		p.word = append(p.word, part{text: "$", quoted: quoted})
		return
	case name == "", strings.Contains("@*-", name), nameLength(name) != len(name) && len(name) > 1:
		p.unknown("`$" + rest[:min(length, len(rest))] + "`")
		return
	}
	p.word = append(p.word, part{name: name, quoted: quoted})
	p.at += length
}

// substitution reads $( … ), after the $.
func (p *parser) substitution(quoted bool) {
	start, outer := p.start, p.word
	p.at++
	p.next()
	body := p.list(")")
	if !p.is(")") {
		p.fail("syntax error: `$(` has no end")
		return
	}
	p.start, p.kind, p.word = start, aWord, append(outer, part{body: body, quoted: quoted})
}
