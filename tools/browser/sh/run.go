package sh

import (
	"errors"
	"os"
	"strconv"
	"strings"
)

func (n *list) run(s *shell) int {
	for _, i := range n.items {
		if i.background {
			s.later(i.node)
		} else {
			s.status = i.run(s)
		}
		if s.done {
			break
		}
	}
	return s.status
}

func (n *andOr) run(s *shell) int {
	s.status = n.left.run(s)
	if s.done || (s.status == 0) == n.or {
		return s.status
	}
	return n.right.run(s)
}

// A pipeline's processes all run at once. This shell closes its own copies of
// the ends, or no reader would see the end of its input.
func (n *pipeline) run(s *shell) int {
	var started []*os.Process
	status := 0
	in := s.files[0]
	for i, command := range n.commands {
		out, next := s.files[1], (*os.File)(nil)
		if i < len(n.commands)-1 {
			r, w, err := os.Pipe()
			if err != nil {
				return s.complain(2, "pipe: %v", err)
			}
			out, next = w, r
		}
		files := append([]*os.File{in, out}, s.files[2:]...)
		var p *os.Process
		if p, status = s.fork(command, files); p != nil {
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
	if n.not {
		return not(status)
	}
	return status
}

func not(status int) int {
	if status == 0 {
		return 1
	}
	return 0
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

func (n *group) run(s *shell) int {
	return s.redirected(n.redirects, func() int {
		if !n.subshell {
			return n.body.run(s)
		}
		p, status := s.fork(n.body, s.files)
		if p == nil {
			return status
		}
		return s.wait(p)
	})
}

func (n *simple) run(s *shell) int {
	s.line, s.substituted = n.line, 0
	argv := s.expand(n.words)
	var env []string
	for _, a := range n.assigns {
		value := strings.Join(s.expand([]word{a.value}), " ")
		if len(argv) == 0 {
			s.vars[a.name] = value
		} else {
			env = append(env, a.name+"="+value)
		}
	}
	return s.redirected(n.redirects, func() int {
		if len(argv) == 0 {
			return s.substituted
		}
		if run := builtin(argv[0]); run != nil {
			return run(s, argv)
		}
		p, status := s.start(argv, env, s.files)
		if p == nil {
			return status
		}
		return s.wait(p)
	})
}

// later runs n in the background, with nothing to read.
func (s *shell) later(n node) {
	files := append([]*os.File(nil), s.files...)
	null, err := os.Open(os.DevNull)
	if err != nil {
		s.status = s.complain(2, "%v", err)
		return
	}
	files[0] = null
	p, status := s.fork(n, files)
	s.close(null)
	s.status = status
	if p != nil {
		s.last, s.jobs = p, append(s.jobs, p)
	}
}

// redirected runs a command with the descriptors that redirects say, and then
// restores the shell's.
func (s *shell) redirected(redirects []redirect, command func() int) int {
	before := s.files
	s.files = append([]*os.File(nil), before...)
	var opened []*os.File
	defer func() {
		s.files = before
		s.close(opened...)
	}()
	for _, r := range redirects {
		s.line = r.line
		for len(s.files) <= r.fd {
			s.files = append(s.files, nil)
		}
		target := strings.Join(s.expand([]word{r.target}), " ")
		f, err := s.target(r.op, target)
		if err != nil {
			s.files = before
			return s.complain(2, "%d: %v", r.line, err)
		}
		if !strings.HasSuffix(r.op, "&") {
			opened = append(opened, f)
		}
		s.files[r.fd] = f
	}
	return command()
}

// target is the file that a redirection means; nil closes the descriptor.
func (s *shell) target(op, name string) (*os.File, error) {
	if strings.HasSuffix(op, "&") {
		if name == "-" {
			return nil, nil
		}
		if fd, err := strconv.Atoi(name); err == nil && fd >= 0 && fd < len(s.files) && s.files[fd] != nil {
			return s.files[fd], nil
		}
		return nil, errors.New(name + ": Bad file descriptor")
	}
	flag, verb, missing := os.O_RDONLY, "open", "No such file"
	if op != "<" {
		flag, verb, missing = os.O_WRONLY|os.O_CREATE|os.O_TRUNC, "create", "Directory nonexistent"
	}
	if op == ">>" {
		flag = os.O_WRONLY | os.O_CREATE | os.O_APPEND
	}
	f, err := os.OpenFile(name, flag, 0o666)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, errors.New("cannot " + verb + " " + name + ": " + missing)
	case err != nil:
		return nil, errors.New("cannot " + verb + " " + name + ": " + reason(err))
	}
	return f, nil
}
