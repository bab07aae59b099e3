package book

import (
	"html/template"
	"slices"
	"strings"

	"example.com/pipes/site"
	"example.com/pipes/tools/excerpt"
)

// since shows an excerpt as what changed against the older one: each line of
// both, once where they agree.
func since(old, now []site.CodeLine) []site.CodeLine {
	// common[i][j] is how many lines old[i:] and now[j:] have in common.
	common := make([][]int, len(old)+1)
	for i := range common {
		common[i] = make([]int, len(now)+1)
	}
	for i, o := range slices.Backward(old) {
		for j, n := range slices.Backward(now) {
			if o.HTML == n.HTML {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	var lines []site.CodeLine
	i, j := 0, 0
	for i < len(old) || j < len(now) {
		switch {
		case i < len(old) && j < len(now) && old[i].HTML == now[j].HTML:
			lines = append(lines, now[j])
			i, j = i+1, j+1
		case j == len(now) || i < len(old) && common[i+1][j] >= common[i][j+1]:
			o := old[i]
			o.Change = "removed"
			lines = append(lines, o)
			i++
		default:
			n := now[j]
			n.Change = "added"
			lines = append(lines, n)
			j++
		}
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
		text := strings.TrimPrefix(string(html[line.Number-first]), indent)
		code = append(code, site.CodeLine{Number: line.Number, HTML: template.HTML(text)})
	}
	return code, nil
}

// coloured are the highlighted lines of a file, or of the data of a transcript,
// and the number of the first one.
func (s *Site) coloured(path, name string) (lines []template.HTML, first int, err error) {
	if data := s.Book.data(path, name); data != nil {
		lines, err = s.highlight(path+"#", name, data.Text)
		return lines, data.Line, err
	}
	lines, err = s.highlight("", path, s.Book.texts[path])
	return lines, 1, err
}
