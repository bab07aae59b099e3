package site

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/js"
	"github.com/tdewolff/parse/v2"
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

// PlainJS is a script as it is sent to the reader: without comments and
// indentation, and with short names. The error tells the line and what is wrong
// there.
func PlainJS(script []byte) ([]byte, error) {
	var b bytes.Buffer
	err := (&js.Minifier{}).Minify(minify.New(), &b, bytes.NewReader(script), nil)
	if wrong, ok := errors.AsType[*parse.Error](err); ok {
		return nil, fmt.Errorf("%d: %s", wrong.Line, wrong.Message)
	}
	return b.Bytes(), err
}
