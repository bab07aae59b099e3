package transcript

import (
	"fmt"
	"strconv"
	"strings"
)

// Differences says in which lines a result differs from what an exchange asks
// for, as [Compare] does: for somebody who has not read the transcript. Each of
// output, error output and status that differs is a text of its own.
func Differences(e *Exchange, r Result) []string {
	var all []string
	bound := bindings{}
	for _, p := range []struct {
		what string
		want Part
		got  []byte
	}{{"output", e.Out, r.Out}, {"error output", e.Err, r.Err}} {
		if text := differences(p.want.Lines(), Part{Text: Encode(p.got)}.Lines(), bound); text != "" {
			all = append(all, "The "+p.what+" differs:\n"+text)
		}
	}
	if r.Status != e.Status {
		all = append(all, fmt.Sprintf("The exit status is %d, and %d is asked for.\n", r.Status, e.Status))
	}
	return all
}

const (
	nearby = 2  // how many lines that are as asked are shown before others, and after
	most   = 20 // how many lines that differ are shown
)

// differences shows the lines that differ, with a few before and after, or is
// "" where none does.
func differences(asked, yours []string, bound bindings) string {
	first, why := 0, ""
	for ok := true; first < min(len(asked), len(yours)); first++ {
		if ok, why = bound.match(asked[first], yours[first]); !ok {
			break
		}
	}
	if first == len(asked) && first == len(yours) {
		return ""
	}
	// Lines at the end can be the same too, but not where a name is what differs:
	// without the name they would all match.
	after := 0
	for why == "" && after < min(len(asked), len(yours))-first {
		if ok, _ := (bindings{}).match(asked[len(asked)-1-after], yours[len(yours)-1-after]); !ok {
			break
		}
		after++
	}
	var b strings.Builder
	wrong, right := yours[first:len(yours)-after], asked[first:len(asked)-after]
	writeLines(&b, "", yours[max(0, first-nearby):first], visible)
	show := visible
	if len(right) > 0 && len(wrong) > 0 && plain(right[0]) == plain(wrong[0]) {
		show = strconv.Quote // the lines look alike
	}
	writeLines(&b, "asked", right, show)
	writeLines(&b, "yours", wrong, show)
	writeLines(&b, "", yours[len(yours)-after:][:min(after, nearby)], visible)
	if why != "" {
		b.WriteString(strings.TrimPrefix(why, "\n") + "\n")
	} else if name := placeholder(right); name != "" {
		fmt.Fprintf(&b, "%s stands for what differs from run to run.\n", name)
	}
	return b.String()
}

// writeLines writes lines, each behind a label.
func writeLines(b *strings.Builder, label string, lines []string, show func(string) string) {
	for i, line := range lines {
		if i == most {
			fmt.Fprintf(b, "  %-5s  ... and %d more lines\n", label, len(lines)-i)
			return
		}
		fmt.Fprintf(b, "  %-5s  %s\n", label, show(line))
	}
}

// placeholder is the first placeholder in lines, or "".
func placeholder(lines []string) string {
	for _, line := range lines {
		for _, s := range Spans(line) {
			if kinds[s.Kind] != "" && s.Text != s.Kind {
				return "<" + s.Kind + ":" + s.Text + ">"
			} else if kinds[s.Kind] != "" {
				return "<" + s.Kind + ">"
			}
		}
	}
	return ""
}
