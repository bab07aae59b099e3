package sh

import (
	"errors"
	"strconv"
	"strings"
)

// character reads 'c, which stands for the number of a character.
func character(arg string) (byte, bool) {
	if len(arg) > 0 && (arg[0] == '\'' || arg[0] == '"') {
		return (arg + "\x00")[1], true
	}
	return 0, false
}

// integer reads a number as C does: with a sign, octal or hexadecimal.
func (f *formatter) integer(arg string) (n uint64, negative bool) {
	if c, is := character(arg); is {
		return uint64(c), false
	}
	at := len(arg) - len(strings.TrimLeft(arg, " \t\n"))
	if at < len(arg) && (arg[at] == '-' || arg[at] == '+') {
		negative = arg[at] == '-'
		at++
	}
	base, prefix := 10, 0
	switch rest := strings.ToLower(arg[at:]); {
	case len(rest) > 2 && rest[:2] == "0x" && strings.IndexByte("0123456789abcdef", rest[2]) >= 0:
		base, prefix = 16, 2
	case strings.HasPrefix(rest, "0"):
		base = 8
	}
	end := at + prefix
	for end < len(arg) && strings.IndexByte("0123456789abcdef"[:base], arg[end]|0x20&-(arg[end]>>6)) >= 0 {
		end++
	}
	n, err := strconv.ParseUint(arg[at+prefix:end], base, 64)
	if end == at+prefix {
		end = 0
	}
	if f.converted(arg, end); errors.Is(err, strconv.ErrRange) {
		f.outOfRange(arg, 0)
	}
	return n, negative
}

// converted complains of what is left of a number.
func (f *formatter) converted(arg string, end int) {
	switch {
	case end == len(arg):
	case end == 0:
		f.complain("%s: expected numeric value", arg)
	default:
		f.complain("%s: not completely converted", arg)
	}
}
