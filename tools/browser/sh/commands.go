package sh

import (
	"bufio"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// commands are programs of their own, which stand for those of GNU. What they
// do not know they name.
var commands map[string]func(argv []string) int

func init() {
	commands = map[string]func(argv []string) int{
		"sh": runShell, "help": help,
		"true":  func([]string) int { return 0 },
		"false": func([]string) int { return 1 },
		"echo":  echoCommand, "printf": printfCommand, "seq": seq, "yes": yes, "sleep": sleep,
		"cat": cat, "head": head, "tail": tail, "tee": tee,
		"wc": wc, "sort": sortLines, "grep": grep, "tr": tr,
		"ls": ls, "rm": rm,
	}
}

// Names are the names of the commands, sorted.
func Names() []string {
	return slices.Sorted(maps.Keys(commands))
}

func fail(format string, args ...any) int {
	fmt.Fprintf(os.Stderr, format+"\n", args...)
	return 1
}

// try is what GNU's commands say of odd arguments.
func try(name, format string, args ...any) int {
	return fail(name+": "+format+"\nTry '"+name+" --help' for more information.", args...)
}

// errUnknown is an option that the page's command does not have. It has been
// told.
var errUnknown = errors.New("an option that is not known")

// options takes the options off a command's arguments, which may stand among
// them: known are single letters, each with a colon if it takes a value.
func options(argv []string, known string) (has map[byte]string, rest []string, err error) {
	has = map[byte]string{}
	args := argv[1:]
	for len(args) > 0 {
		arg := args[0]
		args = args[1:]
		switch {
		case arg == "--":
			return has, append(rest, args...), nil
		case len(arg) < 2 || arg[0] != '-':
			rest = append(rest, arg)
			continue
		}
		for letters := arg[1:]; letters != ""; {
			c := letters[0]
			letters = letters[1:]
			i := strings.IndexByte(known, c)
			if i < 0 || c == ':' {
				return nil, nil, unknownOption(argv[0], arg)
			}
			has[c] = ""
			if i+1 < len(known) && known[i+1] == ':' {
				if letters == "" && len(args) == 0 {
					try(argv[0], "option requires an argument -- '%c'", c)
					return nil, nil, errUnknown
				}
				if letters == "" {
					letters, args = args[0], args[1:]
				}
				has[c], letters = letters, ""
			}
		}
	}
	return has, rest, nil
}

func unknownOption(name, option string) error {
	fail("%s: the page's small %s does not know %s", name, name, option)
	return errUnknown
}

// output is a command's standard output, which the C library buffers: what is
// in it goes out when 4096 bytes are there, and at the end.
func output() *bufio.Writer { return bufio.NewWriterSize(os.Stdout, 4096) }

// flushed ends a command's output: an error there counts more than its status.
func flushed(name string, out *bufio.Writer, status int) int {
	if err := out.Flush(); err != nil {
		return fail("%s: write error: %s", name, reason(err))
	}
	return status
}

// An input says how a command talks of what it reads.
type input struct {
	name, open, read string
	stdin            string   // what it calls its standard input
	closed           []string // what it says where that is closed
}

// each calls use with each file, opened; "-" and no file at all are the
// standard input. An error of one is told, and the others come all the same.
func (i input) each(files []string, use func(name string, in *os.File) error) int {
	if len(files) == 0 {
		files = []string{"-"}
	}
	status := 0
	for _, file := range files {
		in, called := os.Stdin, i.stdin
		inputIsRead = inputIsRead || file == "-"
		if file != "-" {
			called = file
			var err error
			if in, err = os.Open(file); err != nil {
				status = fail(i.name+": "+i.open+": %s", file, reason(err))
				continue
			}
		}
		if err := use(called, in); err != nil {
			status = i.complain(called, file == "-", err)
		}
		if file != "-" {
			in.Close() // only read from
		}
	}
	if i.name == "cat" || i.name == "head" || i.name == "tail" {
		closeInput()
	}
	return status
}

func (i input) complain(called string, stdin bool, err error) int {
	var full *writeError
	switch {
	case errors.As(err, &full) && i.name == "cat" && errors.Is(err, syscall.EBADF):
		fail("cat: standard output: %s", reason(err))
	case errors.As(err, &full):
		fail("%s: write error: %s", i.name, reason(err))
	case stdin && errors.Is(err, syscall.EBADF):
		for _, what := range i.closed {
			fail("%s: %s: %s", i.name, what, reason(err))
		}
	default:
		fail(i.name+": "+i.read+": %s", called, reason(err))
	}
	return 1
}

// A writeError is one of the standard output.
type writeError struct{ error }

func (e *writeError) Unwrap() error { return e.error }

// write writes to the standard output, now.
func write(b []byte) error {
	if _, err := os.Stdout.Write(b); err != nil {
		return &writeError{err}
	}
	return nil
}

// help says what there is.
func help([]string) int {
	var programs []string
	for _, dir := range filepath.SplitList(os.Getenv("PATH")) {
		entries, _ := os.ReadDir(dir) // what is not there has no programs
		for _, e := range entries {
			if commands[e.Name()] == nil {
				programs = append(programs, e.Name())
			}
		}
	}
	slices.Sort(programs)
	out := output()
	fmt.Fprintf(out, "The programs of the book: %s.\n", strings.Join(slices.Compact(programs), " "))
	fmt.Fprintf(out, "Commands: %s.\n", strings.Join(Names(), " "))
	fmt.Fprintf(out, "In the shell: %s.\n", strings.Join(slices.Sorted(maps.Keys(builtins)), " "))
	fmt.Fprint(out, "It knows pipelines, lists, groups, if, while, until, for, $NAME, $(…), $((…)), redirections, here-documents, & and patterns of file names.\n")
	return flushed("help", out, 0)
}
