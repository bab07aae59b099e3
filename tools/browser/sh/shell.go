// Package sh is the userland of the page's small Unix: a shell that knows as
// much of POSIX's as readers of a book on pipes type, and the commands that
// they type beside the book's own programs.
//
// The grammar is that of mvdan.cc/sh/v3/syntax, so that nothing is misread.
// Its interpreter is no use here: this shell's pipelines are of processes. It
// is compiled into the same binary as the commands and the programs, and is a
// program among them: it has no fork either, and starts itself again for a
// subshell.
//
// What it does not know it names, before it runs anything. Its messages are
// those of dash and of the GNU tools.
//
// Non-goals: interactive use, functions, `case`, job control.
package sh

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"syscall"
)

// Main runs the command of this name, and gives its exit status. It is not
// known if this package has no such command.
func Main(name string, args []string) (status int, known bool) {
	command := commands[name]
	if command == nil {
		return 0, false
	}
	inheritIgnored()
	status = command(args)
	if name != "sh" {
		closeStandard(name)
	}
	return status, true
}

// closeStandard closes what a command of GNU's closes before it exits. Of two
// that share a pipe, the other learns of it only then.
func closeStandard(name string) {
	if name == "sort" || name == "wc" { // they print first
		closeInput()
	}
	os.Stdout.Close() // what was written to it was checked
	os.Stderr.Close()
}

var inputIsRead bool // by this command, and not only its files

// closeInput closes the standard input, if it was read.
func closeInput() {
	if inputIsRead {
		os.Stdin.Close() // only read from
	}
}

// A shell is the state of one.
type shell struct {
	*script
	name     string // what its messages begin with
	pid      int    // $$: of the first shell, in its subshells too
	args     []string
	files    []*os.File // what descriptors 0, 1, 2 … of a command are; nil is closed
	vars     map[string]string
	exported map[string]bool
	status   int // $?
	// substituted is the status of the last $( … ) of a command: it is the
	// command's own if there is nothing else in it.
	substituted int
	last        int // $!, 0 if there is none
	jobs        []*job
	line        int
	loops       int   // how many we are in
	leave       leave // what ends before its end
}

// A job is a process in the background, or one that was.
type job struct {
	*os.Process
	done   bool
	waited bool
	status int
}

// A leave is what exit, break and continue have asked for.
type leave struct {
	shell bool // all of it
	loops int  // so many
	again bool // and the next round of the last of them
}

func (s *shell) leaving() bool { return s.leave.shell || s.leave.loops > 0 }

// runShell is sh FILE, sh -c TEXT [NAME [ARGUMENT …]], or sh with a script on
// its standard input.
func runShell(args []string) int {
	s := &shell{
		name: "sh", pid: os.Getpid(), line: 1,
		files: []*os.File{os.Stdin, os.Stdout, os.Stderr},
		vars:  map[string]string{}, exported: map[string]bool{},
	}
	for _, pair := range os.Environ() {
		name, value, _ := strings.Cut(pair, "=")
		s.vars[name], s.exported[name] = value, true
	}
	var text []byte
	var err error
	last := false // there is no process after what it runs last
	switch {
	case len(args) > 1 && args[1] == subshell:
		return s.inherit(args[2:])
	case len(args) > 2 && args[1] == "-c":
		text, last = []byte(args[2]), true
		if len(args) > 3 {
			s.name, s.args = args[3], args[4:]
		}
	case len(args) > 1 && strings.HasPrefix(args[1], "-"):
		return s.complain(2, "%soption %s", notKnown, args[1])
	case len(args) > 1:
		if text, err = os.ReadFile(args[1]); err != nil {
			return s.complain(2, "0: cannot open %s: %s", args[1], noFile(err))
		}
		s.name, s.args = args[1], args[2:]
	default:
		if text, err = io.ReadAll(os.Stdin); err != nil {
			return s.complain(2, "%v", err)
		}
	}
	if s.script, err = parse(string(text)); err != nil {
		return s.complain(2, "%v", err)
	}
	return s.statements(s.file.Stmts, last)
}

// complain writes a message and returns the status.
func (s *shell) complain(status int, format string, args ...any) int {
	if s.files[2] != nil {
		fmt.Fprintf(s.files[2], s.name+": "+format+"\n", args...)
	}
	return status
}

// A complaint is an error in dash's words.
type complaint string

func (c complaint) Error() string { return string(c) }

// fatal is a complaint that ends the shell.
func (s *shell) fatal(format string, args ...any) int {
	s.leave.shell = true
	return s.complain(2, "%d: "+format, append([]any{s.line}, args...)...)
}

func capital(text string) string { return strings.ToUpper(text[:1]) + text[1:] }

// reason is what the system says of an error, with a capital as in C.
func reason(err error) string {
	var errno syscall.Errno
	if !errors.As(err, &errno) {
		return err.Error()
	}
	return capital(errno.Error())
}

// noFile is the reason for which a file could not be opened, in dash's words.
func noFile(err error) string {
	if errors.Is(err, os.ErrNotExist) {
		return "No such file"
	}
	return reason(err)
}

func (s *shell) parameter(name string) string {
	switch name {
	case "?":
		return strconv.Itoa(s.status)
	case "$":
		return strconv.Itoa(s.pid)
	case "#":
		return strconv.Itoa(len(s.args))
	case "0":
		return s.name
	case "!":
		if s.last == 0 {
			return ""
		}
		return strconv.Itoa(s.last)
	}
	if n, err := strconv.Atoi(name); err == nil {
		if n > len(s.args) {
			return ""
		}
		return s.args[n-1]
	}
	return s.vars[name]
}
