package chapter

import (
	"strings"
	"unicode"
)

// narrow is how long a word of code may be that stays on one line even in the
// column of a table.
const narrow = 12

// breakable lets the long words of some code, already escaped, go on in the
// next line: behind a dot, an opening parenthesis, an equals sign or an
// underscore within a name, and before a capital within a name.
func breakable(html string) string {
	words := strings.Split(html, " ")
	for i, w := range words {
		word := []rune(w)
		if len(word) <= narrow {
			continue
		}
		var b strings.Builder
		for at, r := range word {
			if at > 0 && mayEnd(word, at) {
				b.WriteString("<wbr/>")
			}
			b.WriteRune(r)
		}
		words[i] = b.String()
	}
	return strings.Join(words, " ")
}

// mayEnd says whether a line may end before a character of a word that is not
// the first.
func mayEnd(word []rune, at int) bool {
	last, next := word[at-1], word[at]
	switch last {
	case '.':
		return unicode.IsLetter(next) || next == '_'
	case '(', '=':
		return next != ')' && next != '='
	case '_':
		return unicode.IsLetter(next) && at > 1 && unicode.IsLetter(word[at-2])
	}
	return unicode.IsLower(last) && unicode.IsUpper(next)
}
