// Package inpage reads what the recorder of the page's small Unix tells of a
// run (site/assets/run/recorder.js): the same events that package strace learns
// of real processes.
package inpage

import (
	"errors"
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
	r := &Run{Events: make([]trace.Event, 0, strings.Count(text, "\n"))}
	for line := range strings.Lines(text) {
		l := fields{}
		for word := range strings.FieldsSeq(line) {
			name, value, _ := strings.Cut(word, "=")
			if err := l.set(name, value); err != nil {
				return nil, fmt.Errorf("%s: %w", strings.TrimSpace(line), err)
			}
		}
		switch {
		case l.event.Do != "":
			r.Events = append(r.Events, l.event)
		case l.process.Name != "":
			r.Processes = append(r.Processes, l.process)
		default:
			r.Ending = l.ending
		}
	}
	return r, nil
}

// fields are those of a line, which is one of these.
type fields struct {
	event   trace.Event
	process trace.Process
	ending  string
}

func (l *fields) set(name, value string) (err error) {
	e := &l.event
	switch name {
	case "by":
		e.By = value
	case "do":
		e.Do = trace.Action(value)
	case "pipe":
		e.Pipe, err = strconv.Atoi(value)
	case "end":
		e.End = trace.End(value)
	case "bytes":
		e.Bytes, err = strconv.Atoi(value)
	case "text":
		e.Text, err = unescape(value)
	case "cut":
		e.Cut = true
	case "to":
		e.To, err = unescape(value)
	case "child":
		e.Child = value
	case "holds":
		e.Holds, err = holds(value)
	case "error":
		e.Error = value
	case "status":
		e.Status, err = strconv.Atoi(value)
	case "signal":
		e.Signal = value
	case "times":
		e.Times, err = strconv.Atoi(value)
	case "id":
		l.process.Name = value
	case "parent":
		l.process.Parent = value
	case "program":
		l.process.Program, err = unescape(value)
	case "ending":
		l.ending = value
	default:
		err = errors.New("no field is named " + name)
	}
	return err
}

func unescape(value string) (string, error) {
	s, err := strconv.Unquote(`"` + value + `"`)
	return strings.ToValidUTF8(s, "\uFFFD"), err
}

// holds reads ends as descriptor:pipe:end, with commas between them.
func holds(value string) ([]trace.Hold, error) {
	var list []trace.Hold
	for h := range strings.SplitSeq(value, ",") {
		part := strings.Split(h, ":")
		if len(part) != 3 {
			return nil, errors.New("not descriptor:pipe:end: " + h)
		}
		fd, err := strconv.Atoi(part[0])
		pipe, err2 := strconv.Atoi(part[1])
		if err = errors.Join(err, err2); err != nil {
			return nil, err
		}
		list = append(list, trace.Hold{FD: fd, Pipe: pipe, End: trace.End(part[2])})
	}
	return list, nil
}

// Recording makes of the run what a picture is drawn from. Command is what was
// typed.
func (r *Run) Recording(command string) *trace.Recording {
	made := trace.Tidy(r.Processes, r.Events)
	made.Command, made.Ending = command, r.Ending
	return made
}
