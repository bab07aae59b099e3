package sh

import (
	"cmp"
	"io"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// A field is an argument in the making, and the pattern of file names that it
// is as well, in which what was quoted is escaped.
type field struct {
	text, pattern string
	begun, glob   bool
}

func (f *field) add(text string, quoted bool) {
	f.text += text
	f.begun = f.begun || quoted || text != ""
	for _, c := range text {
		switch opens := strings.HasSuffix(f.pattern, "["); {
		case c == '!' && opens && !quoted:
			c = '^' // as path.Match has it
		case c == '\\', c == '^' && opens, quoted && strings.ContainsRune("*?[]-!", c):
			f.pattern += `\`
		}
		f.glob = f.glob || !quoted && strings.ContainsRune("*?[", c)
		f.pattern += string(c)
	}
}

// expand makes the arguments that words stand for: what is not quoted and
// comes from an expansion is split, and a pattern becomes the names it fits.
func (s *shell) expand(words []*syntax.Word) []string {
	var args []string
	for _, w := range words {
		fields := []field{{}}
		for _, part := range w.Parts {
			fields = s.expandPart(fields, part)
		}
		for _, f := range fields {
			if f.begun {
				args = append(args, s.glob(f)...)
			}
		}
	}
	return args
}

func (s *shell) expandPart(fields []field, part syntax.WordPart) []field {
	last := &fields[len(fields)-1]
	lit, literal := part.(*syntax.Lit)
	switch {
	case literal:
		for text := lit.Value; text != ""; {
			plain, rest, escaped := strings.Cut(text, `\`)
			last.add(plain, false)
			if text = rest; escaped && rest != "" {
				if rest[0] != '\n' {
					last.add(rest[:1], true)
				}
				text = rest[1:]
			} else if escaped {
				last.add(`\`, true)
			}
		}
	case isQuoted(part):
		last.add(s.quotedPart(part), true)
	default:
		for i, piece := range split(s.quotedPart(part), s.ifs()) {
			if i > 0 {
				fields = append(fields, field{})
			}
			fields[len(fields)-1].add(piece.text, false)
			fields[len(fields)-1].begun = fields[len(fields)-1].begun || piece.empty
		}
	}
	return fields
}

func isQuoted(part syntax.WordPart) bool {
	switch part.(type) {
	case *syntax.SglQuoted, *syntax.DblQuoted:
		return true
	}
	return false
}

// text1 is the one text that a word stands for where it is not split: the
// value of an assignment, the target of a redirection.
func (s *shell) text1(w *syntax.Word) string {
	if w == nil {
		return ""
	}
	var b strings.Builder
	for _, part := range w.Parts {
		if lit, ok := part.(*syntax.Lit); ok {
			b.WriteString(unquoted(lit.Value, false))
		} else {
			b.WriteString(s.quotedPart(part))
		}
	}
	return b.String()
}

// unquoted takes the backslashes out of a text, as they count in or outside
// double quotes.
func unquoted(text string, within bool) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '\\' && i+1 < len(text) && (!within || strings.IndexByte("$`\"\\\n", text[i+1]) >= 0) {
			i++
			if text[i] == '\n' {
				continue
			}
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

// quotedPart is the value of a part, whole.
func (s *shell) quotedPart(part syntax.WordPart) string {
	switch part := part.(type) {
	case *syntax.Lit:
		return unquoted(part.Value, true)
	case *syntax.SglQuoted:
		return part.Value
	case *syntax.DblQuoted:
		var b strings.Builder
		for _, p := range part.Parts {
			b.WriteString(s.quotedPart(p))
		}
		return b.String()
	case *syntax.ParamExp:
		value := s.parameter(part.Param.Value)
		if part.Length {
			return strconv.Itoa(len(value))
		}
		return value
	case *syntax.CmdSubst:
		return s.output(part)
	case *syntax.ArithmExp:
		n, err := s.arithmetic(part.X)
		if err != nil && !s.leave.shell {
			s.status = s.fatal("%v", err)
		}
		return strconv.FormatInt(n, 10)
	}
	return ""
}

// ifs are the characters at which fields are split.
func (s *shell) ifs() string {
	if ifs, set := s.vars["IFS"]; set {
		return ifs
	}
	return " \t\n"
}

type piece struct {
	text  string
	empty bool // a field even if there is nothing in it
}

// split splits a value. White space separates fields as often as it comes; any
// other separator ends a field each time. The first piece goes on with what
// stands before the value, and the last with what comes after.
func split(value, ifs string) []piece {
	pieces := []piece{{}}
	for i := 0; i < len(value); {
		if strings.IndexByte(ifs, value[i]) < 0 {
			pieces[len(pieces)-1].text += value[i : i+1]
			i++
			continue
		}
		ends := 0
		for i < len(value) && strings.IndexByte(ifs, value[i]) >= 0 {
			if strings.IndexByte(" \t\n", value[i]) < 0 {
				if ends++; ends > 1 {
					break
				}
			}
			i++
		}
		last := &pieces[len(pieces)-1]
		last.empty = last.empty || ends > 0
		pieces = append(pieces, piece{})
	}
	return pieces
}

// glob gives the names that a field fits, or the field where it fits none.
func (s *shell) glob(f field) []string {
	if !f.glob {
		return []string{f.text}
	}
	dir, base := path.Split(f.text)
	_, pattern := path.Split(f.pattern)
	unknown := strings.ContainsAny(dir, "*?")
	entries, _ := os.ReadDir(cmp.Or(dir, ".")) // where there is no folder, nothing fits
	var names []string
	for _, e := range entries {
		fits, err := path.Match(pattern, e.Name())
		if fits && (e.Name()[0] != '.' || base[0] == '.') {
			names = append(names, dir+e.Name())
		}
		brackets := strings.ReplaceAll(base, "[]", "")
		unknown = unknown || err != nil && strings.Contains(brackets, "[") && strings.Contains(brackets, "]")
	}
	switch {
	case unknown:
		s.fatal("%s`%s` in names of files", notKnown, f.text)
		return nil
	case len(names) == 0:
		return []string{f.text}
	}
	slices.Sort(names)
	return names
}

// output is what a substitution prints, without the newlines at its end.
func (s *shell) output(c *syntax.CmdSubst) string {
	r, w, err := os.Pipe()
	if err != nil {
		s.status = s.fatal("Pipe call failed")
		return ""
	}
	p, status := s.fork(c, append([]*os.File{s.files[0], w}, s.files[2:]...))
	s.close(w)
	text, err := io.ReadAll(r)
	s.close(r)
	if p != nil {
		status = s.wait(p)
	}
	if err != nil {
		status = s.complain(2, "%v", err)
	}
	s.substituted = status
	return strings.TrimRight(strings.ReplaceAll(string(text), "\x00", ""), "\n")
}
