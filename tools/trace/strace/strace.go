// Package strace records a run on Linux: a command runs under strace, and
// [Read] makes a [trace.Recording] of what strace wrote about its processes.
//
// The package depends on what other programs may change: how strace writes a
// system call, how dash starts programs, and what the Go runtime and os/exec do
// for themselves. So nothing imports it but the verb that records.
//
// A recording leaves out what the authors of the programs did not write:
// descriptors copied between fork and exec, the files that libc and the Go
// runtime open for themselves, the pipe through which os/exec learns that exec
// failed. It has to come out the same each time, so what is printed stands
// right behind what the process did before, and a wait right before what ends
// it.
package strace

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Pause is how long strace delays a write, unless the caller asks for more. It
// delays the writer for twice as long again afterwards, and each read for a
// little. The reader is then back in its next read before the next write, so
// each message is read by itself, and one run is like another. A busy machine
// may need longer delays.
const Pause = 25 * time.Millisecond

const maxText = 200 // bytes of each read and write that are kept

// Command is the command line of strace, to stand before that of the command to
// be recorded. What strace writes goes into the folder dir, for [Read]. The
// error says that strace is not installed.
func Command(dir string, pause time.Duration) ([]string, error) {
	program, err := exec.LookPath("strace")
	if err != nil {
		return nil, fmt.Errorf("recording needs Linux and strace: %w", err)
	}
	return []string{
		program, "-ff", "-ttt", "-T", "-yy", "-s", strconv.Itoa(maxText), "--signal=all", "-o", dir + "/t",
		"-e", "trace=pipe,pipe2,dup,dup2,dup3,fcntl,clone,clone3,fork,vfork,execve,read,write,splice,close,wait4,waitid,exit_group",
		"-e", fmt.Sprintf("inject=write:delay_enter=%d:delay_exit=%d", pause.Microseconds(), 2*pause.Microseconds()),
		"-e", fmt.Sprintf("inject=read:delay_enter=%d", (pause / 12).Microseconds()),
	}, nil
}

// A call is one line of strace: a system call, a signal, or the end of a
// thread.
type call struct {
	thread     int
	start, end time.Duration // when it was entered, and when it returned
	name       string        // "read"; "---" for a signal; "+++" for the end
	args       string        // what stands between the parentheses, or the rest of the line
	result     int
	errno      string // "EPIPE"
	unfinished bool   // it did not return
}

var (
	callLine   = regexp.MustCompile(`^(\w+)\((.*)\)\s+= (-?\d+|0x[0-9a-f]+|\?)(?:<.*>)?(?: (E[A-Z]+))?(?: \(.*\))?$`)
	unfinished = regexp.MustCompile(`^(\w+)\((.*?)(?: <unfinished \.\.\.>|\) += \? <unavailable>)`)
	lasted     = regexp.MustCompile(` <(\d+\.\d+)>$`)
	descriptor = regexp.MustCompile(`^(\d+)(?:<((?:[^<>]|<[^>]*>)*)>)?`)
	quoted     = regexp.MustCompile(`"((?:[^"\\]|\\.)*)"(\.\.\.)?`)
	pipeEnds   = regexp.MustCompile(`\[(\d+)<pipe:\[(\d+)\]>, (\d+)<`)
)

// readCalls reads the files t.THREAD that strace -ff left, in the order in
// which the calls were entered.
func readCalls(fsys fs.FS) ([]call, error) {
	names, err := fs.Glob(fsys, "t.*")
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("strace left no record: is ptrace permitted here?")
	}
	var calls []call
	for _, name := range names {
		thread, err := strconv.Atoi(strings.TrimPrefix(name, "t."))
		if err != nil {
			return nil, fmt.Errorf("%s: not a file of strace -ff", name)
		}
		f, err := fsys.Open(name)
		if err != nil {
			return nil, err
		}
		more, err := parseCalls(name, thread, f)
		f.Close()
		if err != nil {
			return nil, err
		}
		calls = append(calls, more...)
	}
	slices.SortStableFunc(calls, func(a, b call) int { return cmp.Compare(a.start, b.start) })
	return calls, nil
}

func parseCalls(name string, thread int, r io.Reader) ([]call, error) {
	var calls []call
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		c, err := parseCall(lines.Text())
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		c.thread = thread
		if c.name != "" {
			calls = append(calls, c)
		}
	}
	return calls, lines.Err()
}

func parseCall(line string) (call, error) {
	stamp, rest, _ := strings.Cut(line, " ")
	start, err := seconds(stamp)
	if err != nil {
		return call{}, err
	}
	c := call{start: start, end: start}
	if m := lasted.FindStringSubmatch(rest); m != nil {
		d, err := seconds(m[1])
		if err != nil {
			return call{}, err
		}
		c.end += d
		rest = strings.TrimSuffix(rest, m[0])
	}
	rest = strings.TrimSuffix(rest, " (DELAYED)")
	if word, args, ok := strings.Cut(rest, " "); ok && (word == "---" || word == "+++") {
		c.name, c.args = word, args
	} else if m := unfinished.FindStringSubmatch(rest); m != nil {
		c.name, c.args, c.unfinished = m[1], m[2], true
	} else if m := callLine.FindStringSubmatch(rest); m != nil {
		c.name, c.args, c.errno = m[1], m[2], m[4]
		if m[3] == "?" { // it does not return, or is to be started again
			c.unfinished = true
		} else if n, err := strconv.ParseInt(m[3], 0, 64); err == nil {
			c.result = int(n)
		}
	} else if !strings.HasPrefix(rest, "???") { // killed before strace could look
		return call{}, fmt.Errorf("not a line of strace: %s", rest)
	}
	return c, nil
}

func seconds(s string) (time.Duration, error) {
	whole, part, _ := strings.Cut(s, ".")
	n, err := strconv.ParseInt(whole, 10, 64)
	us, err2 := strconv.ParseInt(part, 10, 64)
	if err != nil || err2 != nil || len(part) != 6 {
		return 0, fmt.Errorf("not a time of strace: %q", s)
	}
	return time.Duration(n)*time.Second + time.Duration(us)*time.Microsecond, nil
}

// fd is the descriptor that is the call's first argument, or -1, and what strace
// says the descriptor is open for.
func (c call) fd() (fd int, what string) {
	m := descriptor.FindStringSubmatch(c.args)
	if m == nil {
		return -1, ""
	}
	fd, _ = strconv.Atoi(m[1])
	return fd, m[2]
}

// text is the first string among the arguments, with what is not UTF-8 replaced.
// Cut says that strace wrote only the beginning of it.
func (c call) text() (text string, cut bool) {
	m := quoted.FindStringSubmatch(c.args)
	if m == nil {
		return "", c.result > 0
	}
	return strings.ToValidUTF8(unescape(m[1]), "\uFFFD"), m[2] != ""
}

// argv is the list of strings that execve was given.
func (c call) argv() []string {
	_, list, _ := strings.Cut(c.args, ", [")
	list, _, _ = strings.Cut(list, "], 0x")
	var words []string
	for _, m := range quoted.FindAllStringSubmatch(list, -1) {
		words = append(words, unescape(m[1]))
	}
	return words
}

// unescape undoes C's escapes. strconv.Unquote cannot: \33 may have fewer than
// three digits, and both \" and \' may stand in one string.
func unescape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		i++
		if at := strings.IndexByte("abfnrtv", s[i]); at >= 0 {
			b.WriteByte("\a\b\f\n\r\t\v"[at])
		} else if s[i] >= '0' && s[i] <= '7' {
			end := i + 1
			for end < len(s) && end < i+3 && s[end] >= '0' && s[end] <= '7' {
				end++
			}
			n, _ := strconv.ParseUint(s[i:end], 8, 8)
			b.WriteByte(byte(n))
			i = end - 1
		} else {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}
