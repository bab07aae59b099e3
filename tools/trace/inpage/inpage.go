// Package inpage reads what the recorder of the page's small Unix tells of a
// run (site/assets/run/recorder.js): the same events that package strace learns
// of real processes.
package inpage

import (
	"fmt"
	"strconv"
	"strings"

	"example.com/pipes/tools/trace"
)

// A Run is what a kernel saw: the processes have their numbers as names.
type Run struct {
	Processes []trace.Process
	Events    []trace.Event
	Ending    string // why it was ended, if not by itself: "stuck", "output", "left"
}

// Read reads lines of fields name=value. A value is a number or a text in which
// Go's escape stands for each byte that is not a plain letter.
func Read(text string) (*Run, error) {
	r := &Run{}
	for line := range strings.Lines(text) {
		f := fields{of: map[string]string{}}
		for word := range strings.FieldsSeq(line) {
			name, value, _ := strings.Cut(word, "=")
			f.of[name] = value
		}
		switch {
		case f.of["do"] != "":
			r.Events = append(r.Events, f.event())
		case f.of["id"] != "":
			r.Processes = append(r.Processes, trace.Process{Name: f.of["id"], Program: f.text("program"), Parent: f.of["parent"]})
		default:
			r.Ending = f.of["ending"]
		}
		if f.err != nil {
			return nil, fmt.Errorf("%s: %w", strings.TrimSpace(line), f.err)
		}
	}
	return r, nil
}

// fields are those of a line, and the first error in one.
type fields struct {
	of  map[string]string
	err error
}

func (f *fields) event() trace.Event {
	return trace.Event{
		By: f.of["by"], Do: trace.Action(f.of["do"]), Child: f.of["child"],
		Pipe: f.number("pipe"), End: trace.End(f.of["end"]), Holds: f.holds(),
		Bytes: f.number("bytes"), Text: f.text("text"), Cut: f.of["cut"] != "", To: f.text("to"),
		Error: f.of["error"], Status: f.number("status"), Signal: f.of["signal"], Times: f.number("times"),
	}
}

func (f *fields) number(name string) int {
	if f.of[name] == "" {
		return 0
	}
	n, err := strconv.Atoi(f.of[name])
	if f.err == nil {
		f.err = err
	}
	return n
}

func (f *fields) text(name string) string {
	s, err := strconv.Unquote(`"` + f.of[name] + `"`)
	if f.err == nil {
		f.err = err
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}

// holds reads ends as descriptor:pipe:end, with commas between them.
func (f *fields) holds() []trace.Hold {
	var list []trace.Hold
	for h := range strings.SplitSeq(f.of["holds"], ",") {
		part := strings.Split(h, ":")
		if len(part) < 3 {
			continue
		}
		g := fields{of: map[string]string{"fd": part[0], "pipe": part[1]}}
		list = append(list, trace.Hold{FD: g.number("fd"), Pipe: g.number("pipe"), End: trace.End(part[2])})
	}
	return list
}

// Recording makes of the run what a picture is drawn from. Command is what was
// typed.
func (r *Run) Recording(command string) *trace.Recording {
	made := trace.Tidy(r.Processes, r.Events)
	made.Command, made.Ending = command, r.Ending
	return made
}
