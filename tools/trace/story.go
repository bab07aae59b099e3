package trace

import (
	"maps"
	"slices"
	"strings"
)

// A story is a recording as it is told: without the shell, and with what
// repeats told once.
type story struct {
	processes []Process
	pipes     []int
	shell     []Event // how the shell, which is not shown, set it all up
	rows      []row
}

// A row is one event, or several alike.
type row struct {
	Event
	times  int         // how often it happened in a row, as a rule 1
	texts  []string    // of all of these
	total  int         // bytes of all of these
	before state       // as it was
	after  state       // as it is then
	repeat *repetition // that it is the first time of
}

// A repetition is a group of rows that happened several times.
type repetition struct {
	rows, times int
	next        []string // the texts of the other times, of the first row that differs
	after       state    // of the last time
}

// An end that a process has.
type ownership struct {
	process string
	pipe    int
	end     End
}

// A state is who holds what, and what the pipes hold.
type state struct {
	owners map[ownership]bool
	level  map[int]int
	owed   map[int]int // of writes that wait: bytes that are not in the pipe yet
}

func (s state) clone() state {
	return state{maps.Clone(s.owners), maps.Clone(s.level), maps.Clone(s.owed)}
}

// holders is how many processes hold that end.
func (s state) holders(pipe int, end End) int {
	n := 0
	for o := range s.owners {
		if o.pipe == pipe && o.end == end {
			n++
		}
	}
	return n
}

// tell makes a story of a recording.
func tell(r *Recording) *story {
	s := &story{}
	shell := hiddenShell(r)
	for _, p := range r.Processes {
		if p.Name != shell {
			s.processes = append(s.processes, p)
		}
	}
	for _, e := range r.Events {
		used := e.Do == Read || e.Do == Write || e.Do == EOF || e.Do == Wait
		if used && !slices.Contains(s.pipes, e.Pipe) {
			s.pipes = append(s.pipes, e.Pipe)
		}
	}
	slices.Sort(s.pipes)
	var events []Event
	now := state{map[ownership]bool{}, map[int]int{}, map[int]int{}}
	for _, e := range r.Events {
		e = s.onlyUsed(e)
		switch {
		case e.Pipe != 0 && !slices.Contains(s.pipes, e.Pipe):
		case e.By != shell:
			events = append(events, e)
		case e.Do == Start || e.Do == Pipe || e.Do == Close:
			s.shell = append(s.shell, e)
		}
	}
	events = withoutDeathBlow(events)
	for _, e := range s.shell {
		if e.Do == Start {
			now.hold(e.Child, e.Holds)
		}
	}
	s.rows = collapse(rowsOf(events, now))
	return s
}

// hiddenShell is the name of the shell that was run, if all it did was to set
// up pipes and start programs, before these did anything.
func hiddenShell(r *Recording) string {
	if len(r.Processes) == 0 || r.Processes[0].Program != "sh" {
		return ""
	}
	name := r.Processes[0].Name
	others := false
	for _, e := range r.Events {
		others = others || e.By != name
		if e.By == name && (e.Do == Read || e.Do == Write || e.Do == Wait || e.Do == EOF || others && (e.Do == Start || e.Do == Pipe)) {
			return ""
		}
	}
	return name
}

func (s *story) onlyUsed(e Event) Event {
	e.Holds = slices.DeleteFunc(slices.Clone(e.Holds), func(h Hold) bool { return !slices.Contains(s.pipes, h.Pipe) })
	return e
}

func rowsOf(events []Event, now state) []row {
	var rows []row
	for i, e := range events {
		r := row{Event: e, times: 1, texts: []string{e.Text}, total: e.Bytes, before: now.clone()}
		now.apply(e, events[i+1:])
		r.after = now.clone()
		rows = append(rows, r)
	}
	return rows
}

func (s state) hold(process string, holds []Hold) {
	for _, h := range holds {
		s.owners[ownership{process, h.Pipe, h.End}] = true
	}
}

func (s state) apply(e Event, later []Event) {
	switch e.Do {
	case Pipe:
		s.hold(e.By, []Hold{{Pipe: e.Pipe, End: ReadEnd}, {Pipe: e.Pipe, End: WriteEnd}})
	case Start:
		s.hold(e.Child, e.Holds)
	case Run, Exit:
		maps.DeleteFunc(s.owners, func(o ownership, _ bool) bool { return o.process == e.By })
		s.hold(e.By, e.Holds)
	case Close:
		delete(s.owners, ownership{e.By, e.Pipe, e.End})
	case Write:
		s.level[e.Pipe] += e.Bytes
		if owed, waited := s.owed[e.Pipe]; waited { // the rest is in already
			s.level[e.Pipe] -= e.Bytes - owed
			delete(s.owed, e.Pipe)
		}
	case Read:
		s.level[e.Pipe] -= e.Bytes
		if s.owed[e.Pipe] > 0 {
			s.fillUp(e.Pipe)
		}
	case Wait:
		if e.End == WriteEnd && s.level[e.Pipe] < capacity {
			s.owed[e.Pipe] = nextWrite(e, later)
			s.fillUp(e.Pipe)
		}
	}
}

// fillUp lets a write that waits put into the pipe what it has room for.
func (s state) fillUp(pipe int) {
	n := min(s.owed[pipe], capacity-s.level[pipe])
	s.level[pipe] += n
	s.owed[pipe] -= n
}

func nextWrite(wait Event, later []Event) int {
	for _, e := range later {
		if e.By == wait.By && e.Do == Write && e.Pipe == wait.Pipe {
			return e.Bytes
		}
	}
	return 0
}

// role is what a process is called beside its relatives: "the child", "child 2".
func role(name string) string {
	_, in, ok := strings.Cut(name, " (")
	in = strings.TrimSuffix(in, ")")
	switch {
	case !ok:
		return name
	case strings.Contains(in, " "):
		return in
	}
	return "the " + in
}
