// Package sh is the userland of the page's small Unix: a shell that knows as
// much of POSIX's as the book shows, and the commands that the book's lines
// use beside its own programs.
//
// It is compiled into the same binary as they are, and is a program among
// them: the shell has no fork either, and starts itself again for a subshell.
// What it does not know it names. Its messages are those of dash.
//
// Non-goals: interactive use, loops, functions, patterns of file names.
package sh

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
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
	return command(args), true
}

// A shell is the state of one.
type shell struct {
	name   string     // what its messages begin with
	files  []*os.File // what descriptors 0, 1, 2 … of a command are; nil is closed
	vars   map[string]string
	args   []string // $1 …
	status int      // $?
	// substituted is the status of the last $( … ) of a command: it is the
	// command's own if there is nothing else in it.
	substituted int
	last        *os.Process
	jobs        []*os.Process // in the background, not waited for
	line        int
	done        bool // after exit
}

// runShell is sh FILE, sh -c TEXT [NAME [ARGUMENT …]], or sh with a script on
// its standard input.
func runShell(args []string) int {
	s := &shell{name: "sh", files: []*os.File{os.Stdin, os.Stdout, os.Stderr}, vars: map[string]string{}, line: 1}
	var text []byte
	var err error
	switch {
	case len(args) > 2 && args[1] == subshell:
		text = s.inherit(args[2:])
	case len(args) > 2 && args[1] == "-c":
		text = []byte(args[2])
		if len(args) > 3 {
			s.name, s.args = args[3], args[4:]
		}
	case len(args) > 1:
		s.name, s.args = args[1], args[2:]
		text, err = os.ReadFile(args[1])
	default:
		text, err = io.ReadAll(os.Stdin)
	}
	if err != nil {
		return s.complain(2, "%v", err)
	}
	tree, err := parse(string(text), s.line)
	if err != nil {
		return s.complain(2, "%v", err)
	}
	return tree.run(s)
}

// subshell is the flag by which a shell starts itself with its state.
const subshell = "-subshell"

// inherit takes over the state that fork has put into arguments.
func (s *shell) inherit(args []string) (text []byte) {
	if len(args) < 6 {
		return nil
	}
	s.name = args[1]
	s.line, _ = strconv.Atoi(args[2])
	s.status, _ = strconv.Atoi(args[3])
	for n, _ := strconv.Atoi(args[4]); len(s.files) < n; {
		fd := len(s.files)
		s.files = append(s.files, os.NewFile(uintptr(fd), strconv.Itoa(fd)))
	}
	n, _ := strconv.Atoi(args[5])
	s.args = args[6:min(6+n, len(args))]
	for _, pair := range args[6+len(s.args):] {
		name, value, _ := strings.Cut(pair, "=")
		s.vars[name] = value
	}
	return []byte(args[0])
}

// complain writes a message and returns the status.
func (s *shell) complain(status int, format string, args ...any) int {
	if s.files[2] != nil {
		fmt.Fprintf(s.files[2], s.name+": "+format+"\n", args...)
	}
	return status
}

// start starts a program with these descriptors. An error has been told, and
// comes with the status that the shell then has.
func (s *shell) start(argv, env []string, files []*os.File) (p *os.Process, status int) {
	path, err := s.find(argv[0])
	if err == nil {
		p, err = os.StartProcess(path, argv, &os.ProcAttr{Env: append(os.Environ(), env...), Files: files})
	}
	switch {
	case err == nil:
		return p, 0
	case errors.Is(err, os.ErrNotExist):
		return nil, s.complain(127, "%d: %s: not found", s.line, argv[0])
	default:
		return nil, s.complain(126, "%d: %s: %s", s.line, argv[0], reason(err))
	}
}

// find looks a command up in PATH.
func (s *shell) find(name string) (string, error) {
	if strings.Contains(name, "/") {
		return name, nil
	}
	for _, dir := range filepath.SplitList(s.value("PATH")) {
		path := filepath.Join(dir, name)
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() && info.Mode()&0o111 != 0 {
			return path, nil
		}
	}
	return "", os.ErrNotExist
}

// fork runs n in a process of its own: the program itself where n is no more
// than that, otherwise a copy of this shell. The status is that of a failure.
func (s *shell) fork(n node, files []*os.File) (*os.Process, int) {
	if c, ok := n.(*simple); ok && len(c.assigns)+len(c.redirects) == 0 {
		s.line = c.line
		if argv := s.expand(c.words); len(argv) > 0 && builtin(argv[0]) == nil {
			if _, err := s.find(argv[0]); err == nil {
				return s.start(argv, nil, files)
			}
		}
	}
	src := n.from()
	if g, ok := n.(*group); ok && g.subshell && len(g.redirects) == 0 {
		src = g.body.from() // it is in a process of its own already
	}
	argv := []string{"sh", subshell, src.text, s.name, strconv.Itoa(src.line), strconv.Itoa(s.status), strconv.Itoa(len(files)), strconv.Itoa(len(s.args))}
	argv = append(argv, s.args...)
	for name, value := range s.vars {
		argv = append(argv, name+"="+value)
	}
	return s.start(argv, nil, files)
}

// wait waits for a process and says, as dash does, which signal ended it.
func (s *shell) wait(p *os.Process) int {
	state, err := p.Wait()
	if err != nil {
		return 127
	}
	ws, ok := state.Sys().(syscall.WaitStatus)
	if !ok || !ws.Signaled() {
		return state.ExitCode()
	}
	if signal := ws.Signal(); signal != syscall.SIGPIPE && signal != syscall.SIGINT && s.files[2] != nil {
		text := signal.String()
		fmt.Fprintln(s.files[2], strings.ToUpper(text[:1])+text[1:])
	}
	return 128 + int(ws.Signal())
}

// reason is what the system says of an error, with a capital as in C.
func reason(err error) string {
	var errno syscall.Errno
	if !errors.As(err, &errno) {
		return err.Error()
	}
	text := errno.Error()
	return strings.ToUpper(text[:1]) + text[1:]
}
