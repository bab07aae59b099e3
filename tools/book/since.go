package book

import (
	"strings"

	"example.com/pipes/site"
	"example.com/pipes/tools/excerpt"
)

// since shows an excerpt as what changed against the older one: each line of
// both, once where they agree.
func since(old, now []site.CodeLine) []site.CodeLine {
	html := func(lines []site.CodeLine) []string {
		var all []string
		for _, l := range lines {
			all = append(all, l.HTML)
		}
		return all
	}
	var lines []site.CodeLine
	for _, p := range diff(html(old), html(now)) {
		var line site.CodeLine
		switch {
		case p.now < 0:
			line = old[p.old]
			line.Change = "removed"
		case p.old < 0:
			line = now[p.now]
			line.Change = "added"
		default:
			line = now[p.now]
		}
		lines = append(lines, line)
	}
	return lines
}

// cut gives what a reference names in a file, highlighted and moved to the
// left edge; all of the file where name is "".
func (s *Site) cut(path, name string) ([]site.CodeLine, error) {
	lines, err := s.Book.cut(path, name)
	if err != nil {
		return nil, err
	}
	html, first, err := s.coloured(path, name)
	if err != nil {
		return nil, err
	}
	indent := strings.Repeat("\t", excerpt.Indent(lines))
	code := make([]site.CodeLine, 0, len(lines))
	for _, line := range lines {
		text := strings.TrimPrefix(html[line.Number-first], indent)
		code = append(code, site.CodeLine{Number: line.Number, HTML: text})
	}
	return code, nil
}

// coloured are the highlighted lines of a file, or of the data of a transcript,
// and the number of the first one.
func (s *Site) coloured(path, name string) (lines []string, first int, err error) {
	if data := s.Book.data(path, name); data != nil {
		lines, err = s.highlight(path+"#", name, data.Text)
		return lines, data.Line, err
	}
	lines, err = s.highlight("", path, s.Book.texts[path])
	return lines, 1, err
}
