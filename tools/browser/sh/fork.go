package sh

import (
	"os"
	"strconv"
	"strings"
	"syscall"

	"mvdan.cc/sh/v3/syntax"
)

// subshell is the flag by which a shell starts itself with its state.
const subshell = "-subshell"

// fork runs a node in a process of its own: the program itself where the node
// is no more than that, otherwise a copy of this shell. The status is that of
// a failure.
func (s *shell) fork(n syntax.Node, files []*os.File) (*os.Process, int) {
	s.forget()
	if argv := s.program(n); argv != nil {
		return s.start(argv, s.env(), files)
	}
	number := 0
	for s.nodes[number] != n {
		number++
	}
	closed := ""
	for _, f := range files {
		closed += map[bool]string{true: "-", false: "+"}[f == nil]
	}
	argv := []string{"sh", subshell, s.text, s.name, closed}
	for _, n := range []int{number, s.pid, s.line, s.status, s.last, len(s.args)} {
		argv = append(argv, strconv.Itoa(n))
	}
	argv = append(argv, s.args...)
	for name, value := range s.vars {
		if !s.exported[name] {
			argv = append(argv, name+"="+value)
		}
	}
	path, err := s.find("sh")
	if err != nil {
		return nil, s.notRun("sh", err)
	}
	p, err := os.StartProcess(path, argv, &os.ProcAttr{Env: s.env(), Files: files})
	if err != nil {
		return nil, s.complain(2, "%d: Cannot fork: %s", s.line, reason(err))
	}
	return p, 0
}

// program gives the arguments of a command that is a program and no more, or
// nil. Where its words may do something, such as $( … ), they are for the
// child to expand: once, with the child's descriptors.
func (s *shell) program(n syntax.Node) []string {
	st, ok := n.(*syntax.Stmt)
	if !ok || len(st.Redirs) > 0 || st.Negated {
		return nil
	}
	call, ok := st.Cmd.(*syntax.CallExpr)
	if !ok || len(call.Assigns) > 0 {
		return nil
	}
	plain := true
	syntax.Walk(call, func(n syntax.Node) bool {
		switch n.(type) {
		case *syntax.CmdSubst, *syntax.ArithmExp:
			plain = false
		}
		return plain
	})
	if !plain {
		return nil
	}
	s.line = int(st.Pos().Line())
	argv := s.expand(call.Args)
	if len(argv) == 0 || builtins[argv[0]] != nil {
		return nil
	}
	if _, err := s.find(argv[0]); err != nil {
		return nil
	}
	return argv
}

// inherit takes over the state that fork has put into arguments, and runs its
// node. Nothing comes after it in this process.
func (s *shell) inherit(args []string) int {
	if len(args) < 9 {
		return s.complain(2, "%soption %s", notKnown, subshell)
	}
	s.name = args[1]
	s.files = nil
	for fd, state := range args[2] {
		f := os.NewFile(uintptr(fd), strconv.Itoa(fd))
		if state == '-' {
			f = nil
		}
		s.files = append(s.files, f)
	}
	var n [6]int
	for i := range n {
		n[i], _ = strconv.Atoi(args[3+i]) // fork's own
	}
	s.pid, s.line, s.status, s.last = n[1], n[2], n[3], n[4]
	rest := args[9:]
	s.args = rest[:n[5]]
	for _, pair := range rest[n[5]:] {
		name, value, _ := strings.Cut(pair, "=")
		s.vars[name] = value
	}
	var err error
	if s.script, err = parse(args[0]); err != nil {
		return s.complain(2, "%v", err)
	}
	switch n := s.nodes[n[0]].(type) {
	case *syntax.Subshell:
		return s.statements(n.Stmts, true)
	case *syntax.CmdSubst:
		return s.statements(n.Stmts, true)
	case *syntax.Stmt:
		return s.foreground(n, true)
	}
	return 0
}

// become makes this process the program, with the shell's descriptors. It
// returns only if that fails.
func (s *shell) become(argv, env []string) int {
	path, err := s.find(argv[0])
	if err == nil {
		err = executable(path)
	}
	if err != nil {
		return s.notRun(argv[0], err)
	}
	if err := execve(path, argv, env, given(path, s.files)); err != syscall.ENOSYS {
		return s.notRun(argv[0], err)
	}
	p, status := s.start(argv, env, s.files)
	if p == nil {
		return status
	}
	return s.wait(p)
}

// executable says why a file cannot be run.
func executable(path string) error {
	info, err := os.Stat(path)
	if err == nil && (!info.Mode().IsRegular() || info.Mode()&0o111 == 0) {
		err = syscall.EACCES
	}
	return err
}

// forget drops the oldest job in the background that was waited for, as dash
// does when it needs a place for another.
func (s *shell) forget() {
	for i, j := range s.jobs {
		if j.waited {
			s.jobs = append(s.jobs[:i], s.jobs[i+1:]...)
			return
		}
	}
}

// later runs a node in the background, with nothing to read and deaf to the
// keyboard's signals.
func (s *shell) later(n *syntax.Stmt) int {
	files := append([]*os.File(nil), s.files...)
	null, err := os.Open(os.DevNull)
	if err != nil {
		return s.complain(2, "%v", err)
	}
	files[0] = null
	deaf(true)
	p, status := s.fork(n, files)
	deaf(false)
	null.Close() // only read from
	if p != nil {
		s.last = p.Pid
		s.jobs = append(s.jobs, &job{Process: p})
	}
	return status
}
