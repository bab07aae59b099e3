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
