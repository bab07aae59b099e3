package sh

import (
	"io"
	"os"
	"path"
	"strconv"
	"strings"
)

// builtins are what runs in the shell itself.
var builtins map[string]func(s *shell, argv []string) int

func init() {
	builtins = map[string]func(s *shell, argv []string) int{
		":":     func(*shell, []string) int { return 0 },
		"true":  func(*shell, []string) int { return 0 },
		"false": func(*shell, []string) int { return 1 },
		"echo":  (*shell).echo, "printf": (*shell).printf, "read": (*shell).read,
		"test": (*shell).test, "[": (*shell).test,
		"cd": (*shell).cd, "pwd": (*shell).pwd, "export": (*shell).export,
		"exec": (*shell).exec, "exit": (*shell).exit, "wait": (*shell).waitFor, "kill": (*shell).kill, "trap": (*shell).trap,
		"break": (*shell).leaveLoops, "continue": (*shell).leaveLoops,
	}
}

// print writes what a builtin prints.
func (s *shell) print(name, text string) int {
	if text == "" {
		return 0
	}
	if _, err := io.WriteString(s.files[1], text); err != nil { // a nil file is an error, too
		return s.complain(1, "%d: %s: %s: I/O error", s.line, name, name)
	}
	return 0
}

func (s *shell) echo(argv []string) int { return s.print("echo", echo(argv, true)) }

func (s *shell) printf(argv []string) int {
	if len(argv) > 1 && argv[1] == "--" {
		argv = argv[1:]
	} else if len(argv) > 1 && len(argv[1]) > 1 && argv[1][0] == '-' {
		return s.fatalIn("printf", "Illegal option -%s", argv[1][1:2])
	}
	if len(argv) < 2 {
		return s.fatalIn("printf", "usage: printf format [arg ...]")
	}
	text, complaints, status := printf(argv[1:])
	if printed := s.print("printf", text); printed != 0 {
		status = printed
	}
	for _, c := range complaints {
		s.complain(1, "%d: printf: %s", s.line, c)
	}
	return status
}

// fatalIn is an error that in dash ends a builtin with status 2, and the shell
// where that is a special one.
func (s *shell) fatalIn(name, format string, args ...any) int {
	if special[name] {
		s.leave.shell = true
	}
	return s.complain(2, "%d: %s: "+format, append([]any{s.line, name}, args...)...)
}

func (s *shell) cd(argv []string) int {
	dir, show := s.vars["HOME"], false
	if len(argv) > 1 {
		dir = argv[1]
	}
	switch {
	case len(argv) > 2 || len(dir) > 1 && dir[0] == '-':
		return s.complain(2, "%d: cd: %sthese arguments", s.line, notKnown)
	case dir == "-":
		dir, show = s.vars["OLDPWD"], true
	}
	here := s.here()
	there := path.Clean(dir)
	if !path.IsAbs(there) {
		there = path.Join(here, there)
	}
	if err := os.Chdir(there); err != nil {
		return s.complain(2, "%d: cd: can't cd to %s", s.line, dir)
	}
	s.vars["OLDPWD"], s.vars["PWD"] = here, there
	if show {
		return s.print("cd", there+"\n")
	}
	return 0
}

// here is the folder that the shell is in, by the way it came there.
func (s *shell) here() string {
	dir := s.vars["PWD"]
	said, err := os.Stat(dir)
	is, err2 := os.Stat(".")
	if err == nil && err2 == nil && os.SameFile(said, is) && path.IsAbs(dir) {
		return dir
	}
	dir, _ = os.Getwd() // "" is a message of its own
	return dir
}

func (s *shell) pwd(argv []string) int {
	if len(argv) > 1 && strings.HasPrefix(argv[1], "-") {
		return s.complain(2, "%d: pwd: %s`%s`", s.line, notKnown, argv[1])
	}
	return s.print("pwd", s.here()+"\n")
}

func (s *shell) export(argv []string) int {
	if len(argv) == 1 || strings.HasPrefix(argv[1], "-") {
		return s.complain(2, "%d: export: %sthis without names", s.line, notKnown)
	}
	for _, arg := range argv[1:] {
		name, value, set := strings.Cut(arg, "=")
		if !isName(name) {
			return s.fatalIn("export", "%s: bad variable name", name)
		}
		if s.exported[name] = true; set {
			s.vars[name] = value
		}
	}
	return 0
}

// exec becomes a program, or keeps the redirections that come with it.
func (s *shell) exec(argv []string) int {
	if len(argv) == 1 {
		return 0
	}
	s.leave.shell = true
	if _, err := s.find(argv[1]); err != nil && !lacks(argv[1]) {
		return s.complain(127, "%d: exec: %s: not found", s.line, argv[1])
	}
	return s.become(argv[1:], s.env())
}

func (s *shell) exit(argv []string) int {
	status := s.status
	if len(argv) > 1 {
		n, ok := digits(argv[1])
		if !ok {
			return s.fatalIn("exit", "Illegal number: %s", argv[1])
		}
		status = n
	}
	s.leave.shell = true
	return status & 0xff
}

// digits reads a number that is not signed.
func digits(text string) (int, bool) {
	n, err := strconv.ParseUint(text, 10, 31)
	return int(n), err == nil
}

func (s *shell) leaveLoops(argv []string) int {
	n := 1
	if len(argv) > 1 {
		var ok bool
		if n, ok = digits(argv[1]); !ok || n == 0 {
			return s.fatalIn(argv[0], "Illegal number: %s", argv[1])
		}
	}
	s.leave.loops = min(n, s.loops)
	s.leave.again = argv[0] == "continue" && s.loops > 0
	return 0
}
