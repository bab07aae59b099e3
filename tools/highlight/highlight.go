// Package highlight turns source text into HTML, a line at a time. It is the
// only one that knows chroma.
//
// Go goes through go/scanner, which knows Go exactly and takes a fiftieth of
// the time of chroma's own regular expressions; every other language is
// chroma's.
package highlight

import (
	"path"
	"strings"
	"sync"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

// Lines highlights the text of a file. Taken together, the text of the lines
// is src, but for the newlines.
func Lines(file, src string) ([]string, error) {
	tokens, err := tokenise(file, src)
	if err != nil {
		return nil, err
	}
	var all strings.Builder // of which the lines are pieces
	all.Grow(5 * len(src) / 2)
	ends := make([]int, 0, strings.Count(src, "\n")+1)
	for len(tokens) > 0 {
		// Neighbours of one colour stand in one span.
		class, value := classOf(tokens[0].Type), tokens[0].Value
		for tokens = tokens[1:]; len(tokens) > 0 && classOf(tokens[0].Type) == class; tokens = tokens[1:] {
			value += tokens[0].Value
		}
		for part := range strings.Lines(value) {
			text, ended := strings.CutSuffix(part, "\n")
			writeSpan(&all, class, text)
			if ended {
				ends = append(ends, all.Len())
			}
		}
	}
	lines, start := make([]string, 0, len(ends)+1), 0
	for _, end := range append(ends, all.Len()) {
		lines = append(lines, all.String()[start:end])
		start = end
	}
	if lines[len(lines)-1] == "" { // behind the last newline
		lines = lines[:len(lines)-1]
	}
	return lines, nil
}

func tokenise(file, src string) ([]chroma.Token, error) {
	if strings.HasSuffix(file, ".go") {
		return goTokens(src), nil
	}
	plain := []chroma.Token{{Type: chroma.Text, Value: src}}
	if strings.HasSuffix(file, ".json") {
		return plain, nil // a recording: much text, and nothing in it to tell apart
	}
	lexer := lexerFor(file)
	if lexer == nil {
		return plain, nil
	}
	tokens, err := chroma.Tokenise(lexer, nil, src)
	// Chroma drops carriage returns and bytes that are no UTF-8, and ends the
	// last line: what is shown must be the source.
	if text := chroma.Stringify(tokens...); strings.TrimSuffix(text, "\n") != strings.TrimSuffix(src, "\n") {
		return plain, err
	}
	return tokens, err
}

// classOf is the class that a style sheet colours: of a comment, a declared
// function, a keyword, a number, a string, or a predeclared type or value. It
// is "" for what has the colour of the text.
func classOf(t chroma.TokenType) string {
	switch {
	case t == chroma.CommentPreproc, t == chroma.OperatorWord:
		return "k"
	case t == chroma.CommentPreprocFile:
		return "s"
	case t.InCategory(chroma.Comment), t == chroma.LiteralStringDoc:
		return "c"
	case t == chroma.KeywordType, t == chroma.KeywordConstant, t == chroma.NameBuiltin:
		return "t"
	case t.InCategory(chroma.Keyword):
		return "k"
	case t.InSubCategory(chroma.LiteralString):
		return "s"
	case t.InSubCategory(chroma.LiteralNumber):
		return "m"
	case t == chroma.NameFunction:
		return "f"
	}
	return ""
}

// escaper leaves quotes as they are: they mean something in attributes only.
var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

func writeSpan(b *strings.Builder, class, text string) {
	switch {
	case text == "":
	case class == "":
		b.WriteString(escaper.Replace(text))
	default:
		b.WriteString(`<span class="`)
		b.WriteString(class)
		b.WriteString(`">`)
		b.WriteString(escaper.Replace(text))
		b.WriteString(`</span>`)
	}
}

// byExtension keeps what lexerFor found.
var byExtension sync.Map

// lexerFor is the lexer for files that end like this one, or nil. To ask
// chroma takes longer than to lex: it tries the patterns of all its lexers.
func lexerFor(file string) chroma.Lexer {
	kind := path.Ext(file)
	if kind == "" {
		kind = path.Base(file)
	}
	if found, ok := byExtension.Load(kind); ok {
		lexer, _ := found.(chroma.Lexer)
		return lexer
	}
	name := kind
	if strings.HasPrefix(kind, ".") {
		name = "file" + kind
	}
	lexer := lexers.Match(name)
	byExtension.Store(kind, lexer)
	return lexer
}
