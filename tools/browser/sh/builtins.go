package sh

import (
	"errors"
	"io"
	"os"
	"path"
	"strconv"
	"strings"
	"syscall"
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
		"exec": (*shell).exec, "exit": (*shell).exit, "wait": (*shell).waitFor, "kill": (*shell).kill,
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

// read reads a line, a byte at a time: what comes after it is for others.
func (s *shell) read(argv []string) int {
	raw, names := false, argv[1:]
	for len(names) > 0 && len(names[0]) > 1 && names[0][0] == '-' {
		if names[0] != "-r" {
			return s.complain(2, "%d: read: %s`%s`", s.line, notKnown, names[0])
		}
		raw, names = true, names[1:]
	}
	if len(names) == 0 {
		return s.complain(2, "%d: read: arg count", s.line)
	}
	for _, name := range names {
		if !isName(name) {
			return s.complain(2, "%d: read: %s: bad variable name", s.line, name)
		}
	}
	line, kept, status := s.readLine(raw)
	for i, value := range readFields(line, kept, s.ifs(), len(names)) {
		s.vars[names[i]] = value
	}
	return status
}

// readLine gives a line, and for each byte whether a backslash kept it.
func (s *shell) readLine(raw bool) (line string, kept []bool, status int) {
	var b [1]byte
	escaped := false
	for {
		n, err := s.files[0].Read(b[:])
		if n == 0 {
			if err != nil && !errors.Is(err, io.EOF) {
				status = 1
			}
			return line, kept, 1
		}
		switch {
		case escaped && b[0] == '\n':
			escaped = false
		case !escaped && b[0] == '\\' && !raw:
			escaped = true
		case !escaped && b[0] == '\n':
			return line, kept, 0
		case b[0] != 0:
			line, kept = line+string(b[:]), append(kept, escaped)
			escaped = false
		}
	}
}

// readFields splits a line into n values, of which the last has all the rest.
func readFields(line string, kept []bool, ifs string, n int) []string {
	values := make([]string, n)
	separator := func(i int) bool { return i < len(line) && !kept[i] && strings.IndexByte(ifs, line[i]) >= 0 }
	white := func(i int) bool { return separator(i) && strings.IndexByte(" \t\n", line[i]) >= 0 }
	at, end := 0, len(line)
	for white(at) {
		at++
	}
	for end > at && white(end-1) {
		end--
	}
	for i := 0; i < n-1 && at < end; i++ {
		for ; at < end && !separator(at); at++ {
			values[i] += line[at : at+1]
		}
		for at < end && white(at) {
			at++
		}
		if at < end && separator(at) {
			for at++; at < end && white(at); at++ {
			}
		}
	}
	rest := line[min(at, end):end]
	// One separator that ends the line ends its last field, and is not in it.
	if len(rest) > 0 && separator(end-1) && !white(end-1) {
		inner := false
		for i := at; i < end-1; i++ {
			inner = inner || separator(i)
		}
		if !inner {
			rest = rest[:len(rest)-1]
		}
	}
	values[n-1] = rest
	return values
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

func (s *shell) waitFor(argv []string) int {
	if len(argv) == 1 {
		for _, j := range s.jobs {
			s.ended(j)
		}
		return 0
	}
	status := 0
	for _, arg := range argv[1:] {
		pid, ok := digits(arg)
		if !ok {
			return s.fatalIn("wait", "Illegal number: %s", arg)
		}
		status = 127
		for _, j := range s.jobs {
			if j.Pid == pid {
				status = s.ended(j)
			}
		}
	}
	return status
}

// ended waits for a job, and remembers how it ended.
func (s *shell) ended(j *job) int {
	if !j.done {
		j.status = s.wait(j.Process)
	}
	j.done, j.waited = true, true
	return j.status
}

const killUsage = `Usage: kill [-s sigspec | -signum | -sigspec] [pid | job]... or
kill -l [exitstatus]`

func (s *shell) kill(argv []string) int {
	signal, args := syscall.SIGTERM, argv[1:]
	if len(args) > 0 && len(args[0]) > 1 && args[0][0] == '-' && args[0] != "--" {
		name := args[0][1:]
		if args = args[1:]; name == "s" && len(args) > 0 {
			name, args = args[0], args[1:]
		} else {
			name = strings.TrimPrefix(name, "s")
		}
		if name == "l" {
			return s.complain(2, "%d: kill: %s`-l`", s.line, notKnown)
		}
		var ok bool
		if signal, ok = signalOf(name); !ok {
			return s.fatalIn("kill", "%s", "Illegal option -"+name[:min(1, len(name))])
		}
	}
	if len(args) > 0 && args[0] == "--" {
		args = args[1:]
	}
	if len(args) == 0 {
		return s.fatalIn("kill", "%s", killUsage)
	}
	status := 0
	for _, arg := range args {
		pid, err := strconv.Atoi(arg)
		if err != nil {
			return s.fatalIn("kill", "Illegal number: %s", arg)
		}
		switch err := send(pid, signal); {
		case errors.Is(err, syscall.ENOSYS):
			status = s.complain(1, "%d: kill: the page's small Unix does not know how to stop a process", s.line)
		case err != nil:
			status = s.complain(1, "%d: kill: %s\n", s.line, reason(err))
		}
	}
	return status
}

var signals = strings.Fields("HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS")

func signalOf(name string) (syscall.Signal, bool) {
	if n, ok := digits(name); ok && n < 65 {
		return syscall.Signal(n), true
	}
	for i, known := range signals {
		if strings.EqualFold(name, known) || strings.EqualFold(name, "SIG"+known) {
			return syscall.Signal(i + 1), true
		}
	}
	return 0, false
}
