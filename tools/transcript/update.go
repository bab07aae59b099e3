package transcript

import (
	"slices"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"
)

// Update rewrites the parts of a transcript to what came back. A line that
// still matches is kept, with its placeholders.
func Update(data []byte, results map[string]Result) []byte {
	archive := txtar.Parse(data)
	for name, r := range results {
		status := ""
		if r.Status != 0 {
			status = strconv.Itoa(r.Status) + "\n"
		}
		out, err := keep(archive, name+".out", Encode(r.Out)), keep(archive, name+".err", Encode(r.Err))
		// In reverse, because each is put right behind the command.
		set(archive, name, ".status", status)
		set(archive, name, ".err", err)
		set(archive, name, ".out", out)
	}
	return txtar.Format(archive)
}

func find(a *txtar.Archive, name string) int {
	return slices.IndexFunc(a.Files, func(f txtar.File) bool { return f.Name == name })
}

// set makes text the part's, and removes the part where there is none.
func set(a *txtar.Archive, name, suffix, text string) {
	if i := find(a, name+suffix); i >= 0 {
		a.Files = slices.Delete(a.Files, i, i+1)
	}
	if text != "" {
		f := txtar.File{Name: name + suffix, Data: []byte(text)}
		a.Files = slices.Insert(a.Files, find(a, name+".sh")+1, f)
	}
}

// keep returns the new text of a part, but with the old line wherever the two
// still match. It keeps the longest sequence of matching lines, in order.
func keep(a *txtar.Archive, name, text string) string {
	i := find(a, name)
	if i < 0 {
		return text
	}
	olds, news := Part{Text: string(a.Files[i].Data)}.Lines(), Part{Text: text}.Lines()
	if !slices.ContainsFunc(olds, varies) {
		return text
	}
	same := func(i, j int) bool { ok, _ := bindings{}.match(olds[i], news[j]); return ok }
	longest := make([][]int, len(olds)+1)
	for i := range longest {
		longest[i] = make([]int, len(news)+1)
	}
	for i := len(olds) - 1; i >= 0; i-- {
		for j := len(news) - 1; j >= 0; j-- {
			longest[i][j] = max(longest[i+1][j], longest[i][j+1])
			if same(i, j) {
				longest[i][j] = max(longest[i][j], 1+longest[i+1][j+1])
			}
		}
	}
	lines := slices.Clone(news)
	for i, j := 0, 0; i < len(olds) && j < len(news); {
		switch {
		case same(i, j) && longest[i][j] == 1+longest[i+1][j+1]:
			lines[j] = olds[i]
			i, j = i+1, j+1
		case longest[i+1][j] >= longest[i][j+1]:
			i++
		default:
			j++
		}
	}
	if !agree(lines, news) {
		return text // names bound to different texts: the author decides
	}
	if len(lines) == 0 {
		return ""
	}
	return strings.Join(lines, "\n") + "\n"
}

func agree(wants, gots []string) bool {
	b := bindings{}
	for i, w := range wants {
		if ok, _ := b.match(w, gots[i]); !ok {
			return false
		}
	}
	return true
}

func varies(line string) bool {
	return slices.ContainsFunc(Spans(line), func(s Span) bool { return kinds[s.Kind] != "" })
}
