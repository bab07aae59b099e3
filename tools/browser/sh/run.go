package sh

import (
	"os"

	"mvdan.cc/sh/v3/syntax"
)

// statements runs commands one after another. If last, nothing comes after
// them in this process, which may become the last of them.
func (s *shell) statements(list []*syntax.Stmt, last bool) int {
	status := 0
	for i, n := range list {
		status = s.statement(n, last && i == len(list)-1)
		if s.leaving() {
			break
		}
	}
	return status
}

func (s *shell) statement(n *syntax.Stmt, last bool) int {
	if n.Background {
		s.status = s.later(n)
		return s.status
	}
	return s.foreground(n, last)
}

func (s *shell) foreground(n *syntax.Stmt, last bool) int {
	s.line = int(n.Pos().Line())
	status := 0
	if call, ok := n.Cmd.(*syntax.CallExpr); ok || n.Cmd == nil {
		status = s.simple(n, call, last && !n.Negated)
	} else {
		status = s.redirected(n.Redirs, func() int { return s.compound(n.Cmd, last && !n.Negated, len(n.Redirs) == 0) })
	}
	if n.Negated && !s.leave.shell {
		status = statusOf(status != 0)
	}
	s.status = status
	return status
}

// compound runs what is made of other commands. Only a subshell becomes its
// last command with descriptors that are not the process's own, as in dash.
func (s *shell) compound(c syntax.Command, last, own bool) int {
	switch c := c.(type) {
	case *syntax.Block:
		return s.statements(c.Stmts, last && own)
	case *syntax.Subshell:
		if last {
			return s.statements(c.Stmts, true)
		}
		p, status := s.fork(c, s.files)
		if p == nil {
			return status
		}
		return s.wait(p)
	case *syntax.BinaryCmd:
		if c.Op == syntax.Pipe {
			return s.pipeline(c)
		}
		status := s.statement(c.X, false)
		if s.leaving() || (status == 0) != (c.Op == syntax.AndStmt) {
			return status
		}
		return s.statement(c.Y, last)
	case *syntax.IfClause:
		return s.ifClause(c, last && own)
	case *syntax.WhileClause:
		return s.while(c)
	case *syntax.ForClause:
		return s.forClause(c)
	}
	return s.fatal("%sthis command", notKnown)
}

func (s *shell) ifClause(c *syntax.IfClause, last bool) int {
	if len(c.Cond) > 0 {
		status := s.statements(c.Cond, false)
		if s.leaving() {
			return status
		}
		if status != 0 {
			if c.Else == nil {
				return 0
			}
			return s.ifClause(c.Else, last)
		}
	}
	return s.statements(c.Then, last)
}

func (s *shell) while(c *syntax.WhileClause) int {
	status := 0
	s.loops++
	defer func() { s.loops-- }()
	for {
		cond := s.statements(c.Cond, false)
		if s.leave.shell {
			return cond
		}
		if s.leave.loops > 0 {
			if s.left() {
				return 0
			}
			continue
		}
		if (cond == 0) == c.Until {
			return status
		}
		if status = s.statements(c.Do, false); s.leaving() && s.left() {
			return status
		}
	}
}

func (s *shell) forClause(c *syntax.ForClause) int {
	iter := c.Loop.(*syntax.WordIter) // parse has refused any other
	status := 0
	s.loops++
	defer func() { s.loops-- }()
	for _, field := range s.expand(iter.Items) {
		s.vars[iter.Name.Value] = field
		if status = s.statements(c.Do, false); s.leaving() && s.left() {
			break
		}
	}
	return status
}

// left says whether break, continue or exit ends this loop, and takes it off
// what they asked for.
func (s *shell) left() bool {
	if s.leave.shell {
		return true
	}
	if s.leave.loops--; s.leave.loops == 0 && s.leave.again {
		s.leave.again = false
		return false
	}
	return true
}

// A pipeline's processes all run at once. This shell closes its own copies of
// the ends, or no reader would see the end of its input.
func (s *shell) pipeline(c *syntax.BinaryCmd) int {
	commands := stages(&syntax.Stmt{Cmd: c})
	var started []*os.Process
	status, in := 0, s.files[0]
	for i, command := range commands {
		out, next := s.files[1], (*os.File)(nil)
		if i < len(commands)-1 {
			r, w, err := os.Pipe()
			if err != nil {
				return s.fatal("Pipe call failed")
			}
			out, next = w, r
		}
		var p *os.Process
		if p, status = s.fork(command, append([]*os.File{in, out}, s.files[2:]...)); p != nil {
			started = append(started, p)
		}
		s.close(in, out)
		in = next
	}
	for i, p := range started {
		if last := s.wait(p); i == len(started)-1 && status == 0 {
			status = last
		}
	}
	return status
}

func stages(n *syntax.Stmt) []*syntax.Stmt {
	if c, ok := n.Cmd.(*syntax.BinaryCmd); ok && c.Op == syntax.Pipe && len(n.Redirs) == 0 {
		return append(stages(c.X), stages(c.Y)...)
	}
	return []*syntax.Stmt{n}
}

// close closes those of the files that are not the shell's own.
func (s *shell) close(files ...*os.File) {
	for _, f := range files {
		own := f == nil
		for _, mine := range s.files {
			own = own || mine == f
		}
		if !own {
			f.Close() // nothing was written through this copy
		}
	}
}

// statusOf is 0 for what is true.
func statusOf(is bool) int {
	if is {
		return 0
	}
	return 1
}
