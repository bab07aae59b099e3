package sh

import "strings"

// echo is what echo prints: the shell's own knows escapes, the program not.
func echo(argv []string, escapes bool) string {
	words, newline := argv[1:], "\n"
	if len(words) > 0 && words[0] == "-n" {
		words, newline = words[1:], ""
	}
	text := strings.Join(words, " ")
	if !escapes {
		return text + newline
	}
	text, stopped := unescape(text, true)
	if stopped {
		return text
	}
	return text + newline
}

var escaped = map[byte]byte{'a': '\a', 'b': '\b', 'e': '\x1b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', '\\': '\\'}

// escape reads what follows a backslash: a letter, or up to three digits,
// before which echo and %b take a zero that does not count. n is how much of
// the text that is, 0 if it is no escape.
func escape(text string, zero bool) (c byte, n int) {
	if c, ok := escaped[text[0]]; ok {
		return c, 1
	}
	most := 3
	if zero && text[0] == '0' {
		most = 4
	}
	for n < most && n < len(text) && '0' <= text[n] && text[n] <= '7' {
		c = c<<3 + text[n] - '0'
		n++
	}
	return c, n
}

// unescape replaces \n and the like. In echo and %b there is \c as well, which
// stops all.
func unescape(s string, all bool) (text string, stopped bool) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		if all && s[i+1] == 'c' {
			return b.String(), true
		}
		c, n := escape(s[i+1:], all)
		if n == 0 {
			b.WriteByte('\\')
			continue
		}
		b.WriteByte(c)
		i += n
	}
	return b.String(), false
}
