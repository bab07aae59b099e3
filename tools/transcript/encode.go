package transcript

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

const noNewline = "<no newline>"

// special is text that would be read as a placeholder or as an escape.
var special = regexp.MustCompile(`^<(no newline>|\\|(` + kindNames() + `)(:[a-z0-9-]+)?>)`)

// Encode turns what a program printed into the text of a part: <\r>, <\x1b>
// and the like stand for control characters and for bytes that are no UTF-8,
// <no newline> ends a last line that had none, and <\x3c> is a "<" that would
// otherwise begin one of these or a placeholder. Every output has one
// encoding.
func Encode(output []byte) string {
	if len(output) == 0 {
		return ""
	}
	var b strings.Builder
	for line := range strings.Lines(string(output)) {
		text, ended := strings.CutSuffix(line, "\n")
		encodeLine(&b, text)
		if !ended {
			b.WriteString(noNewline)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func encodeLine(b *strings.Builder, text string) {
	if strings.HasPrefix(text, "-- ") && strings.HasSuffix(text, " --") {
		b.WriteString(`<\x2d>`) // txtar would take it for a part's marker
		text = text[1:]
	}
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '\r':
			b.WriteString(`<\r>`)
		case r == '<' && special.MatchString(text[i:]):
			b.WriteString(`<\x3c>`)
		case r == '\t' || r != utf8.RuneError && unicode.IsPrint(r):
			b.WriteRune(r)
		default:
			for _, c := range []byte(text[i : i+n]) {
				fmt.Fprintf(b, `<\x%02x>`, c)
			}
		}
		i += n
	}
}

// A Span is a run of text in a part: literal where Kind is "", otherwise
// something that stands for other text.
type Span struct {
	Text string // the literal text; of a placeholder its name, else its kind; of an escape what is between < and >
	Kind string // "", a placeholder's kind, "escape", or "no newline"
}

var mark = regexp.MustCompile(`<no newline>$|<\\(?:r|x[0-9a-f]{2})>|<(` + kindNames() + `)(?::([a-z0-9-]+))?>`)

// Spans splits one line of a part.
func Spans(line string) []Span {
	var spans []Span
	at := 0
	for _, m := range mark.FindAllStringSubmatchIndex(line, -1) {
		if m[0] > at {
			spans = append(spans, Span{Text: line[at:m[0]]})
		}
		at = m[1]
		switch text := line[m[0]+1 : m[1]-1]; {
		case m[2] < 0 && text[0] == '\\':
			spans = append(spans, Span{text, "escape"})
		case m[2] < 0:
			spans = append(spans, Span{text, text})
		case m[4] < 0:
			spans = append(spans, Span{text, text})
		default:
			spans = append(spans, Span{line[m[4]:m[5]], line[m[2]:m[3]]})
		}
	}
	if at < len(line) {
		spans = append(spans, Span{Text: line[at:]})
	}
	return spans
}
