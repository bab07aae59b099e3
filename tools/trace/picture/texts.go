package picture

import (
	"strconv"
	"strings"
)

func holds(level int) string {
	if level == 0 {
		return "nothing"
	}
	return count(level, "byte")
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return strconv.Itoa(n) + " " + what + "s"
}

// several quotes texts: all of a few, the first and the last of many.
func several(texts []string) string {
	var quoted []string
	for _, t := range texts {
		quoted = append(quoted, "“"+visible(t, 60)+"”")
	}
	if len(quoted) > 4 {
		return quoted[0] + ", " + quoted[1] + ", … " + quoted[len(quoted)-1]
	}
	return list(quoted)
}

// visible shortens a text to n characters and makes all of them visible: a
// newline is an arrow, another control character its Go escape.
func visible(text string, n int) string {
	var b strings.Builder
	width := 0
	for _, r := range text {
		piece := string(r)
		if r == '\n' {
			piece = "↵"
		} else if !strconv.IsPrint(r) {
			piece = strings.Trim(strconv.QuoteRune(r), "'")
		}
		if width += len([]rune(piece)); width > n-1 && len([]rune(text)) > n {
			return b.String() + "…"
		}
		b.WriteString(piece)
	}
	return b.String()
}

func list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}
