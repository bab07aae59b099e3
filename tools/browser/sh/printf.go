package sh

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// A formatter is a printf on its way.
type formatter struct {
	strings.Builder
	args       []string
	took       bool // an argument
	stop       bool
	complaints []string
	status     int
}

// printf is what printf prints: the format again as long as it takes
// arguments. What is wrong with one is said, and the rest goes on.
func printf(argv []string) (text string, complaints []string, status int) {
	f := &formatter{args: argv[1:]}
	for {
		f.took = false
		f.format(argv[0])
		if len(f.args) == 0 || !f.took || f.stop {
			return f.String(), f.complaints, f.status
		}
	}
}

func (f *formatter) complain(format string, args ...any) {
	f.complaints = append(f.complaints, fmt.Sprintf(format, args...))
	f.status = 1
}

func (f *formatter) next() (string, bool) {
	if len(f.args) == 0 {
		return "", false
	}
	f.took = true
	arg := f.args[0]
	f.args = f.args[1:]
	return arg, true
}

// format writes the format once.
func (f *formatter) format(format string) {
	for format != "" && !f.stop {
		plain, rest, verb := strings.Cut(format, "%")
		text, _ := unescape(plain, false)
		f.WriteString(text)
		if !verb {
			return
		}
		if strings.HasPrefix(rest, "%") {
			f.WriteByte('%')
			format = rest[1:]
			continue
		}
		format = f.directive(rest)
	}
}

// A directive is %[flags][width][.precision]verb.
type directive struct {
	flags            string
	width, precision int // -1: none
}

func (f *formatter) directive(text string) (rest string) {
	d := directive{width: -1, precision: -1}
	flags := len(text) - len(strings.TrimLeft(text, "#-+ 0"))
	d.flags = text[:flags]
	d.width, rest = f.amount(text[flags:])
	if d.width < -1 {
		d.flags, d.width = d.flags+"-", -d.width
	}
	if strings.HasPrefix(rest, ".") {
		d.precision, rest = f.amount(rest[1:])
		if d.precision == -1 {
			d.precision = 0
		}
	}
	if rest == "" {
		f.complain("missing format character")
		f.stop, f.status = true, 2
		return ""
	}
	switch verb := rest[0]; verb {
	case 's', 'b', 'c':
		f.text(d, verb)
	case 'd', 'i':
		f.signed(d)
	case 'o', 'u', 'x', 'X':
		f.unsigned(d, verb)
	case 'e', 'E', 'f', 'F', 'g', 'G':
		f.float(d, verb)
	default:
		f.complain("%%%s: invalid directive", text[:len(text)-len(rest)+1])
		f.stop, f.status = true, 2
	}
	return rest[1:]
}

// amount reads a width or a precision: digits, or * for an argument.
func (f *formatter) amount(text string) (int, string) {
	if strings.HasPrefix(text, "*") {
		arg, _ := f.next()
		return int(signed(f.integer(arg))), text[1:]
	}
	end := 0
	for end < len(text) && '0' <= text[end] && text[end] <= '9' {
		end++
	}
	n, err := strconv.Atoi(text[:end])
	if err != nil {
		n = -1
	}
	return n, text[end:]
}

func (d directive) has(flag string) bool { return strings.Contains(d.flags, flag) }

func (f *formatter) pad(d directive, text string) {
	fill := strings.Repeat(" ", max(0, d.width-len(text)))
	if d.has("-") {
		f.WriteString(text + fill)
	} else {
		f.WriteString(fill + text)
	}
}

func (f *formatter) text(d directive, verb byte) {
	arg, _ := f.next()
	switch verb {
	case 'b':
		var stopped bool
		arg, stopped = unescape(arg, true)
		f.stop = f.stop || stopped
	case 'c':
		if arg == "" {
			arg = "\x00"
		}
		arg = arg[:1]
	}
	if d.precision >= 0 && verb != 'c' {
		arg = arg[:min(d.precision, len(arg))]
	}
	f.pad(d, arg)
}

// verb is a directive as package fmt has it, with those flags only that count.
func (d directive) verb(flags string, verb byte) string {
	text := "%"
	for _, flag := range flags {
		if d.has(string(flag)) {
			text += string(flag)
		}
	}
	if d.width >= 0 {
		text += strconv.Itoa(d.width)
	}
	if d.precision >= 0 {
		text += "." + strconv.Itoa(d.precision)
	}
	return text + string(verb)
}

func (f *formatter) signed(d directive) {
	arg, _ := f.next()
	n, negative := f.integer(arg)
	switch {
	case negative && n > 1<<63:
		n = f.outOfRange(arg, 1<<63)
	case !negative && n >= 1<<63:
		n = f.outOfRange(arg, 1<<63-1)
	}
	fmt.Fprintf(f, d.verb("-+ 0", 'd'), signed(n, negative))
}

func signed(n uint64, negative bool) int64 {
	if negative {
		return -int64(n)
	}
	return int64(n)
}

func (f *formatter) outOfRange(arg string, instead uint64) uint64 {
	said := arg + ": Numerical result out of range"
	if !slices.Contains(f.complaints, said) {
		f.complain("%s", said)
	}
	return instead
}

func (f *formatter) unsigned(d directive, verb byte) {
	arg, _ := f.next()
	value, negative := f.integer(arg)
	n := uint64(signed(value, negative))
	if verb == 'u' {
		verb = 'd'
	}
	flags := "-#0"
	if n == 0 || verb == 'd' {
		flags = "-0"
	}
	fmt.Fprintf(f, d.verb(flags, verb), n)
}

func (f *formatter) float(d directive, verb byte) {
	arg, _ := f.next()
	n := 0.0
	if c, is := character(arg); is {
		n = float64(c)
	} else if arg != "" {
		end := len(arg)
		var err error
		for ; end > 0; end-- {
			if n, err = strconv.ParseFloat(arg[:end], 64); err == nil || errors.Is(err, strconv.ErrRange) {
				break
			}
		}
		f.converted(arg, end)
	}
	if math.IsInf(n, 0) || math.IsNaN(n) || strings.ContainsAny(arg, "_xX") || d.has("#") {
		f.complain("%s%s with this directive", notKnown, arg)
		return
	}
	if d.precision < 0 {
		d.precision = 6
	}
	if d.precision == 0 && (verb == 'g' || verb == 'G') {
		d.precision = 1
	}
	fmt.Fprintf(f, d.verb("-+ 0", verb), n)
}
