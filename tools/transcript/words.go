package transcript

import (
	"fmt"
	"regexp"
	"strings"
)

var wordForm = regexp.MustCompile(`[A-Za-z0-9_][A-Za-z0-9_.-]*`)

// Words are the runs of letters, digits, '-', '_' and '.' in a shell text:
// every program and file it names is among them.
func Words(text string) []string { return wordForm.FindAllString(text, -1) }

// said is what echo and printf only print, and a comment: a program that is
// named there is not run. A substitution in it may run one.
var said = regexp.MustCompile("(?m)\\b(?:echo|printf)\\b[^|;&()$`\n]*|(?:^|[ \t])#.*")

// splitWords splits a script line as testscript does: at white space, with
// single quotes, and # beginning a comment.
func splitWords(line string) ([]string, error) {
	var words []string
	var word strings.Builder
	started, quoted := false, false
	for i := 0; i < len(line); i++ {
		c := line[i]
		switch {
		case quoted && c == '\'' && i+1 < len(line) && line[i+1] == '\'':
			word.WriteByte(c)
			i++
		case c == '\'':
			quoted, started = !quoted, true
		case !quoted && (c == ' ' || c == '\t' || c == '#'):
			if started {
				words = append(words, word.String())
			}
			word.Reset()
			if started = false; c == '#' {
				return words, nil
			}
		default:
			word.WriteByte(c)
			started = true
		}
	}
	if quoted {
		return nil, fmt.Errorf("a quote is not closed")
	}
	if started {
		words = append(words, word.String())
	}
	return words, nil
}
