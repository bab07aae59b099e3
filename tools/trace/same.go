package trace

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Same compares two recordings of one command as far as a run can be repeated:
// each process does the same in the same order, and reads the same bytes from
// each pipe. In how many reads the bytes arrived, which process waited, and
// which of two processes came first may differ. The error names the first step
// of each process that differs.
func Same(a, b *Recording) error {
	var errs []error
	for _, name := range processNames(a, b) {
		was, is := a.steps(name), b.steps(name)
		if slices.Equal(was, is) {
			continue
		}
		at := 0
		for at < min(len(was), len(is)) && was[at] == is[at] {
			at++
		}
		errs = append(errs, fmt.Errorf("%s: step %d was %s, and is now %s", name, at+1, stepAt(was, at), stepAt(is, at)))
	}
	return errors.Join(errs...)
}

func stepAt(list []string, at int) string {
	if at < len(list) {
		return list[at]
	}
	return "nothing"
}

func processNames(recordings ...*Recording) []string {
	var names []string
	for _, r := range recordings {
		for _, p := range r.Processes {
			if !slices.Contains(names, p.Name) {
				names = append(names, p.Name)
			}
		}
	}
	return names
}

// steps lists what a process did, a line each, in order; its reads come last,
// merged into one line for each pipe.
func (r *Recording) steps(name string) []string {
	var lines []string
	taken := map[int]*strings.Builder{}
	bytes := map[int]int{}
	cut := map[int]bool{}
	for _, e := range r.Events {
		switch {
		case e.By != name || e.Do == Wait:
		case e.Do == Read:
			if taken[e.Pipe] == nil {
				taken[e.Pipe] = &strings.Builder{}
			}
			taken[e.Pipe].WriteString(e.Text)
			bytes[e.Pipe] += e.Bytes
			cut[e.Pipe] = cut[e.Pipe] || e.Cut
		default:
			lines = append(lines, e.line())
		}
	}
	for _, pipe := range sortedKeys(taken) {
		text := fmt.Sprintf("%q", taken[pipe].String())
		if cut[pipe] {
			text = "…"
		}
		lines = append(lines, fmt.Sprintf("read pipe %d: %d bytes, %s", pipe, bytes[pipe], text))
	}
	return lines
}

func sortedKeys(m map[int]*strings.Builder) []int {
	var keys []int
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// line is an event as a line of text. It leaves out how many bytes a text with a
// placeholder has: that differs from run to run.
func (e Event) line() string {
	words := []string{string(e.Do)}
	for _, w := range []string{e.To, e.Child, string(e.End), e.Error, e.Signal} {
		if w != "" {
			words = append(words, w)
		}
	}
	if e.Pipe != 0 {
		words = append(words, fmt.Sprintf("pipe %d", e.Pipe))
	}
	if e.Capacity != 0 {
		words = append(words, fmt.Sprintf("with room for %d bytes", e.Capacity))
	}
	if e.Bytes != 0 && !strings.Contains(e.Text, "<") {
		words = append(words, fmt.Sprintf("%d bytes", e.Bytes))
	}
	for _, h := range e.Holds {
		words = append(words, fmt.Sprintf("%d=%s end of pipe %d", h.FD, h.End, h.Pipe))
	}
	if e.Text != "" {
		words = append(words, fmt.Sprintf("%q", e.Text))
	}
	if e.Do == Exit {
		words = append(words, fmt.Sprintf("status %d", e.Status))
	}
	return strings.Join(words, " ")
}
