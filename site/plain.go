package site

import (
	"bytes"
	"strings"
)

// PlainCSS is a style sheet without its comments and indentation: what is kept
// for the maintainer and not sent to the reader. It knows no more of CSS than
// our own style sheets use: no comment and no brace inside a string.
func PlainCSS(css []byte) []byte {
	var b strings.Builder
	for len(css) > 0 {
		before, after, found := bytes.Cut(css, []byte("/*"))
		b.Write(before)
		if !found {
			break
		}
		_, css, _ = bytes.Cut(after, []byte("*/"))
	}
	plain := strings.Join(strings.Fields(b.String()), " ")
	for _, spare := range []string{" {", "{ ", " }", "} ", "; ", ": ", ", ", " > "} {
		plain = strings.ReplaceAll(plain, spare, strings.TrimSpace(spare))
	}
	return []byte(strings.ReplaceAll(plain, ";}", "}"))
}

// PlainJS is a script without its comments and indentation. A comment becomes
// an empty line: what the browser says of a line is true of the source as
// well. It knows no more of JavaScript than our own scripts use: a comment
// begins its line, or it is what follows " // " and has no quote in it, so that
// it cannot be within a string; and no string has several lines.
func PlainJS(js []byte) []byte {
	var b bytes.Buffer
	inside := false
	for line := range bytes.Lines(js) {
		line = bytes.TrimSpace(line)
		if inside || bytes.HasPrefix(line, []byte("/*")) {
			_, line, inside = bytes.Cut(line, []byte("*/"))
			inside, line = !inside, bytes.TrimSpace(line)
		}
		if code, comment, _ := bytes.Cut(line, []byte(" // ")); !bytes.ContainsAny(comment, "'\"`") {
			line = bytes.TrimSpace(code)
		}
		if !bytes.HasPrefix(line, []byte("//")) {
			b.Write(line)
		}
		b.WriteByte('\n')
	}
	return b.Bytes()
}
