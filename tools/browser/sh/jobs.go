package sh

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"syscall"
)

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

// trap ignores signals, and knows nothing else: parse has said so, except of
// words that it could not see.
func (s *shell) trap(argv []string) int {
	if len(argv) < 3 || argv[1] != "" {
		return s.complain(2, "%d: trap: %sthese arguments", s.line, notKnown)
	}
	status := 0
	for _, name := range argv[2:] {
		if signal, ok := signalOf(name); ok {
			ignore(signal)
		} else {
			status = 1
			if s.files[2] != nil {
				fmt.Fprintf(s.files[2], "trap: %s: bad trap\n", name)
			}
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
