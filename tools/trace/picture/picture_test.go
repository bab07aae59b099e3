package picture_test

import (
	"strings"
	"testing"

	"example.com/pipes/tools/trace"
	"example.com/pipes/tools/trace/picture"
)

// A text with no room goes on in the next line behind a newline, as it would
// on a terminal.
func TestNewline(t *testing.T) {
	r := &trace.Recording{Events: []trace.Event{
		{By: "sh", Do: trace.Pipe, Pipe: 1},
		{By: "sh", Do: trace.Start, Child: "bites", Holds: []trace.Hold{{FD: 0, Pipe: 1, End: trace.ReadEnd}}},
		{By: "sh", Do: trace.Write, Pipe: 1, Bytes: 22, Text: "Bob\nLinda-Belcher\nTina"},
	}}
	for _, name := range []string{"sh", "bites"} {
		r.Processes = append(r.Processes, trace.Process{Name: name, Program: name})
	}
	svg, _ := picture.SVG(r, picture.Narrow, false)
	for _, line := range []string{">“Bob↵<", ">Linda-<", ">Belcher↵<", ">Tina”<"} {
		if !strings.Contains(svg, line) {
			t.Errorf("no line %s in\n%s", line, svg)
		}
	}
}

// Where there is no room for a word, its characters stand below each other.
func TestNoRoom(t *testing.T) {
	write := []trace.Hold{{FD: 3, Pipe: 1, End: trace.WriteEnd}}
	r := &trace.Recording{Events: []trace.Event{
		{By: "spam-twins (parent)", Do: trace.Start, Child: "spam-twins (child 1)", Holds: write},
		{By: "sh", Do: trace.Start, Child: "spam-twins (child 2)", Holds: write},
		{By: "spam-twins (child 2)", Do: trace.Write, Pipe: 1, Bytes: 6, Text: "Spam 0"},
	}}
	for _, name := range []string{"sh", "spam-twins (parent)", "spam-twins (child 1)", "spam-twins (child 2)"} {
		program, _, _ := strings.Cut(name, " ")
		r.Processes = append(r.Processes, trace.Process{Name: name, Program: program})
	}
	picture.SVG(r, picture.Wide, false)
	picture.SVG(r, picture.Narrow, false)
}
