package sh

import (
	"os"
	"strconv"
	"strings"
)

// test evaluates an expression as dash does: -o binds least, then -a, then !.
func (s *shell) test(argv []string) int {
	args := argv[1:]
	if argv[0] == "[" {
		if len(args) == 0 || args[len(args)-1] != "]" {
			return s.complain(2, "%d: [: missing ]", s.line)
		}
		args = args[:len(args)-1]
	}
	if len(args) == 0 {
		return 1
	}
	t := &tester{args: args}
	is := t.expression(len(args))
	if t.wrong == "" && len(t.args) > 0 {
		t.wrong = t.last + ": unexpected operator"
	}
	if t.wrong != "" {
		return s.complain(2, "%d: %s: %s", s.line, argv[0], t.wrong)
	}
	return statusOf(is)
}

type tester struct {
	args  []string // still to be read
	last  string   // that was read
	wrong string
}

func (t *tester) next() string {
	if len(t.args) == 0 {
		t.fail("argument expected")
		return ""
	}
	t.last = t.args[0]
	t.args = t.args[1:]
	return t.last
}

func (t *tester) fail(why string) {
	if t.wrong == "" {
		t.wrong = why
	}
}

// expression reads all: POSIX decides by the number of arguments first.
func (t *tester) expression(n int) bool {
	switch {
	case n == 1:
		return t.next() != ""
	case n == 3 && binaries[t.args[1]] != nil:
		return t.primary()
	case n == 2 && t.args[0] == "!":
		t.next()
		return t.next() == ""
	case n == 4 && t.args[0] == "!":
		t.next()
		return !t.expression(3)
	case n == 3 && t.args[0] == "(" && t.args[2] == ")":
		t.next()
		is := t.next() != ""
		t.next()
		return is
	}
	return t.or()
}

func (t *tester) is(arg string) bool {
	if len(t.args) == 0 || t.args[0] != arg {
		return false
	}
	t.args = t.args[1:]
	return true
}

func (t *tester) or() bool {
	is := t.and()
	for t.is("-o") {
		is = t.and() || is
	}
	return is
}

func (t *tester) and() bool {
	is := t.not()
	for t.is("-a") {
		is = t.not() && is
	}
	return is
}

func (t *tester) not() bool {
	if len(t.args) > 1 && t.is("!") {
		return !t.not()
	}
	return t.primary()
}

func (t *tester) primary() bool {
	if len(t.args) > 2 && binaries[t.args[1]] != nil {
		a, op, b := t.next(), t.next(), t.next()
		return binaries[op](t, a, b)
	}
	if len(t.args) == 2 && binaries[t.args[1]] != nil && t.args[0] != "(" {
		t.fail(t.args[1] + ": argument expected")
		t.args = nil
		return false
	}
	if len(t.args) > 1 && t.is("(") {
		is := t.or()
		if t.next() != ")" {
			t.fail("closing paren expected")
		}
		return is
	}
	arg := t.next()
	if len(t.args) == 0 || len(arg) != 2 || arg[0] != '-' {
		return arg != ""
	}
	return t.unary(arg, t.next())
}

func (t *tester) unary(op, arg string) bool {
	info, err := os.Stat(arg)
	switch op {
	case "-n":
		return arg != ""
	case "-z":
		return arg == ""
	case "-e":
		return err == nil
	case "-f":
		return err == nil && info.Mode().IsRegular()
	case "-d":
		return err == nil && info.IsDir()
	case "-p":
		return err == nil && info.Mode()&os.ModeNamedPipe != 0
	case "-c":
		return err == nil && info.Mode()&os.ModeCharDevice != 0
	case "-s":
		return err == nil && info.Size() > 0
	}
	t.fail(notKnown + "`" + op + "` in `test`")
	return false
}

var binaries = map[string]func(t *tester, a, b string) bool{
	"=":   func(_ *tester, a, b string) bool { return a == b },
	"!=":  func(_ *tester, a, b string) bool { return a != b },
	"-eq": func(t *tester, a, b string) bool { return t.number(a) == t.number(b) },
	"-ne": func(t *tester, a, b string) bool { return t.number(a) != t.number(b) },
	"-lt": func(t *tester, a, b string) bool { return t.number(a) < t.number(b) },
	"-le": func(t *tester, a, b string) bool { return t.number(a) <= t.number(b) },
	"-gt": func(t *tester, a, b string) bool { return t.number(a) > t.number(b) },
	"-ge": func(t *tester, a, b string) bool { return t.number(a) >= t.number(b) },
}

func (t *tester) number(text string) int64 {
	n, err := strconv.ParseInt(strings.TrimSpace(text), 10, 64)
	if err != nil {
		t.fail("Illegal number: " + text)
	}
	return n
}
