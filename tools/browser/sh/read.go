package sh

import (
	"strings"
)

// read reads a line, a byte at a time: what comes after it is for others.
func (s *shell) read(argv []string) int {
	raw, names := false, argv[1:]
	for len(names) > 0 && len(names[0]) > 1 && names[0][0] == '-' {
		if names[0] != "-r" {
			return s.complain(2, "%d: read: %s`%s`", s.line, notKnown, names[0])
		}
		raw, names = true, names[1:]
	}
	if len(names) == 0 {
		return s.complain(2, "%d: read: arg count", s.line)
	}
	for _, name := range names {
		if !isName(name) {
			return s.complain(2, "%d: read: %s: bad variable name", s.line, name)
		}
	}
	line, kept, status := s.readLine(raw)
	for i, value := range readFields(line, kept, s.ifs(), len(names)) {
		s.vars[names[i]] = value
	}
	return status
}

// readLine gives a line, and for each byte whether a backslash kept it.
func (s *shell) readLine(raw bool) (line string, kept []bool, status int) {
	var b [1]byte
	escaped := false
	for {
		if n, _ := s.files[0].Read(b[:]); n == 0 { // at the end, or an error: no line
			return line, kept, 1
		}
		switch {
		case escaped && b[0] == '\n':
			escaped = false
		case !escaped && b[0] == '\\' && !raw:
			escaped = true
		case !escaped && b[0] == '\n':
			return line, kept, 0
		case b[0] != 0:
			line, kept = line+string(b[:]), append(kept, escaped)
			escaped = false
		}
	}
}

// readFields splits a line into n values, of which the last has all the rest.
func readFields(line string, kept []bool, ifs string, n int) []string {
	values := make([]string, n)
	separator := func(i int) bool { return i < len(line) && !kept[i] && strings.IndexByte(ifs, line[i]) >= 0 }
	white := func(i int) bool { return separator(i) && strings.IndexByte(" \t\n", line[i]) >= 0 }
	at, end := 0, len(line)
	for white(at) {
		at++
	}
	for end > at && white(end-1) {
		end--
	}
	for i := 0; i < n-1 && at < end; i++ {
		for ; at < end && !separator(at); at++ {
			values[i] += line[at : at+1]
		}
		for at < end && white(at) {
			at++
		}
		if at < end && separator(at) {
			for at++; at < end && white(at); at++ {
			}
		}
	}
	rest := line[min(at, end):end]
	// One separator that ends the line ends its last field, and is not in it.
	if len(rest) > 0 && separator(end-1) && !white(end-1) {
		inner := false
		for i := at; i < end-1; i++ {
			inner = inner || separator(i)
		}
		if !inner {
			rest = rest[:len(rest)-1]
		}
	}
	values[n-1] = rest
	return values
}
