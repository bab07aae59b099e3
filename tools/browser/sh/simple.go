package sh

import (
	"maps"

	"mvdan.cc/sh/v3/syntax"
)

// special are the commands of POSIX at which an error ends the shell, and
// before which an assignment stays.
var special = map[string]bool{":": true, "break": true, "continue": true, "exec": true, "exit": true, "export": true, "trap": true}

// simple runs a command of words, assignments and redirections, of which each
// may be missing; as dash does, in this order: words, redirections, assignments.
func (s *shell) simple(n *syntax.Stmt, c *syntax.CallExpr, last bool) int {
	s.substituted = 0
	if c == nil {
		c = &syntax.CallExpr{}
	}
	argv := s.expand(c.Args)
	if s.leave.shell {
		return 2
	}
	ran, kept := false, false
	status := s.redirected(n.Redirs, func() int {
		ran = true
		if len(argv) > 0 && !special[argv[0]] {
			before := maps.Clone(s.vars)
			defer func() { s.restore(c.Assigns, before) }()
		}
		for _, a := range c.Assigns {
			s.vars[a.Name.Value] = s.text1(a.Value)
		}
		switch {
		case s.leave.shell:
			return 2
		case len(argv) == 0:
			return s.substituted
		case builtins[argv[0]] == nil:
			return s.external(argv, s.with(c.Assigns), last)
		}
		status := builtins[argv[0]](s, argv)
		kept = argv[0] == "exec" && len(argv) == 1 && status == 0
		return status
	}, func() bool { return kept })
	if !ran && len(argv) > 0 && special[argv[0]] {
		s.leave.shell = true
	}
	return status
}

func (s *shell) external(argv, env []string, last bool) int {
	if last {
		return s.become(argv, env)
	}
	s.forget()
	p, status := s.start(argv, env, s.files)
	if p == nil {
		return status
	}
	return s.wait(p)
}

// with is the environment of a command with assignments before it.
func (s *shell) with(assigns []*syntax.Assign) []string {
	env := s.env()
	for _, a := range assigns {
		env = append(env, a.Name.Value+"="+s.vars[a.Name.Value]) // the last counts
	}
	return env
}

func (s *shell) restore(assigns []*syntax.Assign, before map[string]string) {
	for _, a := range assigns {
		if value, was := before[a.Name.Value]; was {
			s.vars[a.Name.Value] = value
		} else {
			delete(s.vars, a.Name.Value)
		}
	}
}
