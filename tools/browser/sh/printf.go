package sh

import (
	"fmt"
	"strconv"
	"strings"
)

// echo is what echo prints: the shell's own knows escapes, the program not.
func echo(argv []string, escapes bool) string {
	words, newline := argv[1:], "\n"
	if len(words) > 0 && words[0] == "-n" {
		words, newline = words[1:], ""
	}
	text := strings.Join(words, " ")
	if escapes {
		text = unescape(text)
	}
	return text + newline
}

// printf is what printf prints: the format again as long as it takes arguments.
func printf(argv []string) string {
	if len(argv) < 2 {
		return ""
	}
	var b strings.Builder
	args := argv[2:]
	for {
		rest := formatOnce(&b, argv[1], args)
		if len(rest) == 0 || len(rest) == len(args) {
			return b.String()
		}
		args = rest
	}
}

// formatOnce writes the format with what it takes of args, and gives the rest.
func formatOnce(b *strings.Builder, format string, args []string) []string {
	for format != "" {
		i := strings.IndexByte(format, '%')
		if i < 0 {
			b.WriteString(unescape(format))
			return args
		}
		b.WriteString(unescape(format[:i]))
		format = format[i+1:]
		n := 0
		for n < len(format) && strings.IndexByte("-+ #0123456789.", format[n]) >= 0 {
			n++
		}
		if n == len(format) {
			return args
		}
		flags, verb := format[:n], format[n]
		format = format[n+1:]
		if verb == '%' {
			b.WriteByte('%')
			continue
		}
		arg := ""
		if len(args) > 0 {
			arg, args = args[0], args[1:]
		}
		writeVerb(b, flags, verb, arg)
	}
	return args
}

func writeVerb(b *strings.Builder, flags string, verb byte, arg string) {
	switch verb {
	case 's':
		fmt.Fprintf(b, "%"+flags+"s", arg)
	case 'b':
		fmt.Fprintf(b, "%"+flags+"s", unescape(arg))
	case 'c':
		fmt.Fprintf(b, "%"+flags+"s", arg[:min(1, len(arg))])
	case 'd', 'i', 'u', 'o', 'x', 'X':
		if verb == 'i' || verb == 'u' {
			verb = 'd'
		}
		n, _ := strconv.ParseInt(arg, 0, 64) // what is no number counts as 0
		fmt.Fprintf(b, "%"+flags+string(verb), n)
	}
}

var escaped = map[byte]byte{'a': '\a', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', '\\': '\\'}

// unescape replaces \n and the like, and \NNN in octal.
func unescape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		i++
		if c, ok := escaped[s[i]]; ok {
			b.WriteByte(c)
			continue
		}
		digits := 0
		for digits < 4 && i+digits < len(s) && '0' <= s[i+digits] && s[i+digits] <= '7' && (digits < 3 || s[i] == '0') {
			digits++
		}
		if n, err := strconv.ParseUint(s[i:i+digits], 8, 16); err == nil {
			b.WriteByte(byte(n))
			i += digits - 1
		} else {
			b.WriteString(s[i-1 : i+1])
		}
	}
	return b.String()
}
