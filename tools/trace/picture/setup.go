package picture

import (
	"fmt"
	"strconv"

	"example.com/pipes/tools/trace"
)

// summary is one sentence that says what the picture shows.
func (s *story) summary() string {
	var who []string
	for _, p := range s.processes {
		who = append(who, role(p.Name))
	}
	return fmt.Sprintf("What %s did, from top to bottom, and what %s held meanwhile.", list(who), map[bool]string{true: "the pipe", false: "the pipes between them"}[len(s.pipes) == 1])
}

// setup says what the shell did.
func (s *story) setup() string {
	pipes, rooms := 0, ""
	var started []string
	for _, e := range s.shell {
		switch {
		case e.Do == trace.Pipe:
			pipes++
			rooms += room(e)
		case e.Do == trace.Start && len(e.Holds) > 0:
			var ends []string
			for _, h := range e.Holds {
				ends = append(ends, fmt.Sprintf("%s as its %s", s.endName(h.Pipe, h.End), standard(h.FD)))
			}
			started = append(started, fmt.Sprintf("%s with %s", role(e.Child), list(ends)))
		case e.Do == trace.Start:
			started = append(started, role(e.Child))
		}
	}
	if pipes == 0 {
		return ""
	}
	if s.others {
		started = append(started, "others")
	}
	made := s.pipe(1)
	if pipes > 1 {
		made = strconv.Itoa(pipes) + " pipes"
	}
	made += rooms
	return fmt.Sprintf("The shell makes %s, starts %s, closes its own copies of the ends, and waits.", made, list(started))
}

// room says how many bytes a new pipe has room for, if that is not the default.
func room(e trace.Event) string {
	if e.Capacity == 0 {
		return ""
	}
	return ", with room for " + count(e.Capacity, "byte") + ","
}

func standard(fd int) string {
	switch fd {
	case 0:
		return "standard input"
	case 1:
		return "standard output"
	case 2:
		return "standard error"
	}
	return "descriptor " + strconv.Itoa(fd)
}
