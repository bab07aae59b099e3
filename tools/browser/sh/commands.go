package sh

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// builtin is what runs in the shell itself, or nil.
func builtin(name string) func(s *shell, argv []string) int {
	switch name {
	case ":", "true":
		return func(*shell, []string) int { return 0 }
	case "false":
		return func(*shell, []string) int { return 1 }
	case "echo":
		return func(s *shell, argv []string) int { return s.print("echo", echo(argv, true)) }
	case "printf":
		return func(s *shell, argv []string) int { return s.print("printf", printf(argv)) }
	case "exit":
		return exit
	case "wait":
		return wait
	case "kill":
		return kill
	}
	return nil
}

func (s *shell) print(name, text string) int {
	_, err := io.WriteString(s.files[1], text) // a nil file is an error, too
	if err != nil {
		return s.complain(1, "%d: %s: %s: I/O error", s.line, name, name)
	}
	return 0
}

func exit(s *shell, argv []string) int {
	s.done = true
	if len(argv) > 1 {
		n, err := strconv.Atoi(argv[1])
		if err != nil {
			n = s.complain(2, "%d: exit: Illegal number: %s", s.line, argv[1])
		}
		s.status = n
	}
	return s.status & 0xff
}

func wait(s *shell, argv []string) int {
	status := 0
	left := s.jobs[:0]
	for _, p := range s.jobs {
		if len(argv) > 1 && argv[1] != strconv.Itoa(p.Pid) {
			left = append(left, p)
			continue
		}
		if status = s.wait(p); len(argv) == 1 {
			status = 0
		}
	}
	s.jobs = left
	return status
}

var signals = map[string]syscall.Signal{
	"HUP": syscall.SIGHUP, "INT": syscall.SIGINT, "QUIT": syscall.SIGQUIT, "KILL": syscall.SIGKILL,
	"PIPE": syscall.SIGPIPE, "TERM": syscall.SIGTERM,
}

func kill(s *shell, argv []string) int {
	signal, argv := syscall.SIGTERM, argv[1:]
	if len(argv) > 0 && strings.HasPrefix(argv[0], "-") {
		name := strings.TrimPrefix(argv[0], "-")
		if argv[0] == "-s" && len(argv) > 1 {
			argv = argv[1:]
			name = argv[0]
		}
		argv = argv[1:]
		n, err := strconv.Atoi(name)
		known, ok := signals[strings.TrimPrefix(name, "SIG")]
		switch {
		case err == nil:
			signal = syscall.Signal(n)
		case ok:
			signal = known
		default:
			return s.complain(2, "%d: kill: Illegal option -%s", s.line, name[:min(1, len(name))])
		}
	}
	status := 0
	for _, arg := range argv {
		pid, err := strconv.Atoi(arg)
		if err != nil {
			return s.complain(2, "%d: kill: Illegal number: %s", s.line, arg)
		}
		p, err := os.FindProcess(pid)
		if err == nil {
			err = p.Signal(signal)
		}
		if err != nil {
			status = s.complain(1, "%d: kill: %s", s.line, reason(err))
		}
	}
	return status
}

// commands are programs of their own.
var commands = map[string]func(argv []string) int{
	"cat":    cat,
	"head":   head,
	"sh":     runShell,
	"sleep":  sleep,
	"true":   func([]string) int { return 0 },
	"false":  func([]string) int { return 1 },
	"echo":   func(argv []string) int { return printOut("echo", echo(argv, false)) },
	"printf": func(argv []string) int { return printOut("printf", printf(argv)) },
}

// Names are the names of the commands, sorted.
func Names() []string {
	return slices.Sorted(maps.Keys(commands))
}

func printOut(name, text string) int {
	if _, err := io.WriteString(os.Stdout, text); err != nil {
		return fail("%s: write error: %s", name, reason(err))
	}
	return 0
}

func fail(format string, args ...any) int {
	fmt.Fprintf(os.Stderr, format+"\n", args...)
	return 1
}

// cat copies its files, or its input, as they come.
func cat(argv []string) int {
	return eachInput("cat", argv[1:], "%s", func(in *os.File) error {
		_, err := io.Copy(struct{ io.Writer }{os.Stdout}, struct{ io.Reader }{in})
		return err
	})
}

// eachInput calls use with each file, opened; "-" is the standard input.
func eachInput(name string, files []string, what string, use func(*os.File) error) int {
	if len(files) == 0 {
		files = []string{"-"}
	}
	status := 0
	for _, file := range files {
		in, err := os.Stdin, error(nil)
		if file != "-" {
			in, err = os.Open(file)
		}
		switch {
		case err != nil:
			status = fail(name+": "+what+": %s", file, reason(err))
			continue
		default:
			err = use(in)
		}
		if err != nil {
			status = fail("%s: %s: %s", name, file, reason(err))
		}
		if file != "-" {
			in.Close() // only read from
		}
	}
	return status
}

// head copies the first lines, 10 if argv does not say how many.
func head(argv []string) int {
	left, unit, files := 10, "lines", argv[1:]
	if len(files) > 0 && strings.HasPrefix(files[0], "-") && files[0] != "-" {
		count := files[0][1:]
		files = files[1:]
		if flag := count[0]; flag == 'n' || flag == 'c' {
			if count = count[1:]; count == "" && len(files) > 0 {
				count, files = files[0], files[1:]
			}
			if flag == 'c' {
				unit = "bytes"
			}
		}
		var err error
		if left, err = strconv.Atoi(count); err != nil || left < 0 {
			return fail("head: invalid number of %s: '%s'", unit, count)
		}
	}
	return eachInput("head", files, "cannot open '%s' for reading", func(in *os.File) error {
		return copyHead(in, left, unit)
	})
}

func copyHead(in io.Reader, left int, unit string) error {
	if unit == "bytes" {
		_, err := io.CopyN(struct{ io.Writer }{os.Stdout}, in, int64(left))
		if errors.Is(err, io.EOF) {
			return nil
		}
		return err
	}
	lines := bufio.NewReader(in)
	for ; left > 0; left-- {
		line, err := lines.ReadBytes('\n')
		if _, err := os.Stdout.Write(line); err != nil {
			return err
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func sleep(argv []string) int {
	var total time.Duration
	for _, arg := range argv[1:] {
		number := strings.TrimRight(arg, "smh")
		unit := arg[len(number):]
		d, err := time.ParseDuration(number + cmp.Or(unit, "s"))
		if err != nil || len(unit) > 1 {
			return fail("sleep: invalid time interval '%s'", arg)
		}
		total += d
	}
	if len(argv) == 1 {
		return fail("sleep: missing operand")
	}
	time.Sleep(total)
	return 0
}
