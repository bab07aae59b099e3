package sh

import (
	"io"
	"os"
	"strconv"
	"strings"
)

// expand makes the arguments that words stand for: what is not quoted and
// comes from a parameter is split at white space.
func (s *shell) expand(words []word) []string {
	var fields []string
	for _, w := range words {
		field, begun := "", false
		flush := func() {
			if begun {
				fields = append(fields, field)
			}
			field, begun = "", false
		}
		for _, p := range w {
			value := s.partValue(p)
			if p.quoted || p.literal() {
				field, begun = field+value, begun || p.quoted || value != ""
				continue
			}
			for i, c := range value {
				if strings.ContainsRune(" \t\n", c) {
					flush()
				} else {
					field, begun = field+value[i:i+len(string(c))], true
				}
			}
		}
		flush()
	}
	return fields
}

func (s *shell) partValue(p part) string {
	switch {
	case p.body != nil:
		return s.output(p.body)
	case p.name != "":
		return s.value(p.name)
	}
	return p.text
}

// value is the value of a parameter, "" if it has none.
func (s *shell) value(name string) string {
	switch name {
	case "?":
		return strconv.Itoa(s.status)
	case "$":
		return strconv.Itoa(os.Getpid())
	case "#":
		return strconv.Itoa(len(s.args))
	case "0":
		return s.name
	case "!":
		if s.last == nil {
			return ""
		}
		return strconv.Itoa(s.last.Pid)
	}
	if n, err := strconv.Atoi(name); err == nil {
		if n > len(s.args) {
			return ""
		}
		return s.args[n-1]
	}
	if value, ok := s.vars[name]; ok {
		return value
	}
	return os.Getenv(name)
}

// output is what n prints, without the newlines at its end.
func (s *shell) output(n node) string {
	r, w, err := os.Pipe()
	if err != nil {
		s.status = s.complain(2, "pipe: %v", err)
		return ""
	}
	p, status := s.fork(n, append([]*os.File{s.files[0], w}, s.files[2:]...))
	s.close(w)
	text, err := io.ReadAll(r)
	s.close(r)
	if p != nil {
		status = s.wait(p)
	}
	if err != nil {
		status = s.complain(2, "%v", err)
	}
	s.status, s.substituted = status, status
	return strings.TrimRight(string(text), "\n")
}
