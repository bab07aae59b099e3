package sh

import (
	"errors"
	"os"
	"strconv"
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// redirected runs a command with the descriptors that redirects say, and then
// restores the shell's, unless it is asked to keep them.
func (s *shell) redirected(redirects []*syntax.Redirect, command func() int, keep ...func() bool) int {
	before := s.files
	s.files = append([]*os.File(nil), before...)
	var opened []*os.File
	defer func() {
		for _, kept := range keep {
			if kept() {
				return
			}
		}
		s.files = before
		s.close(opened...)
	}()
	for _, r := range redirects {
		s.line = int(r.Pos().Line())
		fd := 1
		switch {
		case r.N != nil:
			fd = int(r.N.Value[0] - '0')
		case r.Op == syntax.RdrIn || r.Op == syntax.DplIn || r.Op == syntax.RdrInOut || r.Hdoc != nil || r.Op == syntax.Hdoc || r.Op == syntax.DashHdoc:
			fd = 0
		}
		for len(s.files) <= fd {
			s.files = append(s.files, nil)
		}
		f, err := s.target(r)
		if err != nil {
			s.files = before
			return s.complain(2, "%d: %v", s.line, err)
		}
		if r.Op != syntax.DplIn && r.Op != syntax.DplOut {
			opened = append(opened, f)
		}
		s.files[fd] = f
	}
	return command()
}

// target is the file that a redirection means; nil closes the descriptor.
func (s *shell) target(r *syntax.Redirect) (*os.File, error) {
	if r.Op == syntax.Hdoc || r.Op == syntax.DashHdoc {
		return s.document(r)
	}
	name := s.text1(r.Word)
	if s.leave.shell {
		return nil, errors.New("the redirection has no target")
	}
	flag, verb := os.O_WRONLY|os.O_CREATE|os.O_TRUNC, "create"
	switch r.Op {
	case syntax.DplIn, syntax.DplOut:
		return s.duplicate(name)
	case syntax.RdrIn:
		flag, verb = os.O_RDONLY, "open"
	case syntax.RdrInOut:
		flag = os.O_RDWR | os.O_CREATE
	case syntax.AppOut:
		flag = os.O_WRONLY | os.O_CREATE | os.O_APPEND
	}
	f, err := os.OpenFile(name, flag, 0o666)
	switch {
	case errors.Is(err, os.ErrNotExist) && flag != os.O_RDONLY:
		return nil, errors.New("cannot " + verb + " " + name + ": Directory nonexistent")
	case err != nil:
		return nil, errors.New("cannot " + verb + " " + name + ": " + noFile(err))
	}
	return f, nil
}

func (s *shell) duplicate(name string) (*os.File, error) {
	if name == "-" {
		return nil, nil
	}
	fd, err := strconv.Atoi(name)
	switch {
	case err != nil || fd < 0 || len(name) > 1:
		s.leave.shell = true
		return nil, complaint("Syntax error: Bad fd number")
	case fd >= len(s.files) || s.files[fd] == nil:
		return nil, errors.New(name + ": Bad file descriptor")
	}
	return s.files[fd], nil
}

// document gives a here-document, in a pipe.
func (s *shell) document(r *syntax.Redirect) (*os.File, error) {
	text := ""
	if r.Hdoc != nil {
		text = s.hereText(r)
	}
	if len(text) > 1<<16 {
		return nil, errors.New(notKnown + "a here-document of more than 64 KiB")
	}
	in, out, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	_, err = out.WriteString(text)
	if err = errors.Join(err, out.Close()); err != nil {
		return nil, errors.Join(err, in.Close())
	}
	return in, nil
}

func (s *shell) hereText(r *syntax.Redirect) string {
	literal := false
	for _, part := range r.Word.Parts {
		lit, ok := part.(*syntax.Lit)
		literal = literal || !ok || strings.Contains(lit.Value, `\`)
	}
	var b strings.Builder
	begins := true // of a line
	for _, part := range r.Hdoc.Parts {
		lit, ok := part.(*syntax.Lit)
		if !ok {
			b.WriteString(s.quotedPart(part))
			begins = false
			continue
		}
		text := lit.Value
		if r.Op == syntax.DashHdoc {
			text = withoutTabs(text, begins)
		}
		begins = strings.HasSuffix(text, "\n")
		if !literal {
			text = unquoted(text, true)
		}
		b.WriteString(text)
	}
	return b.String()
}

func withoutTabs(text string, begins bool) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if begins {
			line = strings.TrimLeft(line, "\t")
		}
		begins = true
		b.WriteString(line)
	}
	return b.String()
}
