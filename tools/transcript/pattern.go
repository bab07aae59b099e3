package transcript

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A Pattern is what an exchange admits, for whoever cannot call [Compare]: the
// script of a page.
type Pattern struct {
	// Text is a regular expression of JavaScript. It matches output, errors and
	// status, with a zero byte between them, where each byte is a character.
	Text string `json:"pattern"`
	// Differ are pairs of its groups: placeholders of two names, which must not
	// have stood for the same.
	Differ [][2]int `json:"differ"`
}

// Pattern makes the pattern of an exchange.
func (e *Exchange) Pattern() Pattern {
	b := &patternBuilder{Pattern: Pattern{Differ: [][2]int{}}}
	for _, part := range []Part{e.Out, e.Err} {
		for _, line := range part.Lines() {
			b.line(line)
		}
		b.literal("\x00")
	}
	b.literal(strconv.Itoa(e.Status))
	b.Text = b.text.String()
	return b.Pattern
}

type patternBuilder struct {
	Pattern
	text  strings.Builder
	named []Span // those met; each has a group
}

func (b *patternBuilder) literal(text string) { b.regexp(regexp.QuoteMeta(text)) }

// regexp adds an expression, in which what is not ASCII or cannot be printed
// stands as bytes.
func (b *patternBuilder) regexp(expr string) {
	for _, c := range []byte(expr) {
		if c < ' ' || c > '~' {
			fmt.Fprintf(&b.text, `\x%02x`, c)
		} else {
			b.text.WriteByte(c)
		}
	}
}

func (b *patternBuilder) line(line string) {
	newline := "\n"
	for _, s := range Spans(line) {
		switch {
		case s.Kind == "":
			b.literal(s.Text)
		case s.Kind == noNewline[1:len(noNewline)-1]:
			newline = ""
		case s.Kind == "escape" && s.Text == `\r`:
			b.literal("\r")
		case s.Kind == "escape": // \xNN, as JavaScript writes it
			b.text.WriteString(s.Text)
		case s.Text == s.Kind: // not named
			b.regexp("(?:" + kinds[s.Kind] + ")")
		default:
			b.placeholder(s)
		}
	}
	b.literal(newline)
}

// placeholder adds one with a name: a group where it is met first, and what
// that matched wherever it comes again.
func (b *patternBuilder) placeholder(s Span) {
	if i := slices.Index(b.named, s); i >= 0 {
		fmt.Fprintf(&b.text, `(?:\%d)`, i+1)
		return
	}
	for i, other := range b.named {
		if other.Kind == s.Kind {
			b.Differ = append(b.Differ, [2]int{i + 1, len(b.named) + 1})
		}
	}
	b.named = append(b.named, s)
	b.regexp("(" + kinds[s.Kind] + ")")
}
