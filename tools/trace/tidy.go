package trace

import (
	"fmt"
	"slices"
)

// Tidy makes a recording, without its Command, of a run as it was seen: the
// processes have names of any kind, such as their numbers, and the events stand
// in the order in which they happened. It gives the processes names that are
// the same in each run, numbers the pipes in the order of their making, leaves
// out what had no part in any pipe, and moves
// events that could as well have come a little earlier or later to where they
// are in each run.
func Tidy(processes []Process, events []Event) *Recording {
	t := tidying{byName: map[string]Process{}}
	for _, p := range processes {
		t.byName[p.Name] = p
	}
	events = slices.DeleteFunc(t.withoutBystanders(events), t.shellReaps)
	r := &Recording{}
	names := t.name(events, r)
	pipes := map[int]int{}
	for i := range events {
		e := &events[i]
		e.By, e.Child = names[e.By], names[e.Child]
		if e.Do == Pipe {
			pipes[e.Pipe] = len(pipes) + 1
		}
		e.Pipe = pipes[e.Pipe]
		e.Holds = slices.Clone(e.Holds)
		for k := range e.Holds {
			e.Holds[k].Pipe = pipes[e.Holds[k].Pipe]
		}
	}
	r.Events = lateWaits(earlyPrints(events))
	return r
}

type tidying struct {
	byName map[string]Process // as it was seen
}

// shellReaps says whether the shell that was run gets the status of a program.
// In which order it gets the statuses of a pipeline's programs is chance.
func (t tidying) shellReaps(e Event) bool {
	return e.Do == Reap && t.byName[e.By].Parent == "" && t.byName[e.By].Program == "sh"
}

// withoutBystanders leaves out the processes that had no part in any pipe, and
// started none that had. The first stays: the command that was run.
func (t tidying) withoutBystanders(events []Event) []Event {
	part := map[string]bool{}
	for i, e := range events {
		part[e.By] = part[e.By] || i == 0
		p := e.By
		if e.Do == Start && len(e.Holds) > 0 {
			p = e.Child
		}
		for ; p != "" && (e.Pipe != 0 || p == e.Child || part[e.Child]); p = t.byName[p].Parent {
			part[p] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(events), func(e Event) bool {
		return e.By != "" && !part[e.By] || e.Child != "" && !part[e.Child]
	})
}

// name gives the processes their names, in the order in which they appear. A
// program that runs once gives its own name; a program that starts itself is
// parent and child; others are numbered in the order they started.
func (t tidying) name(events []Event, r *Recording) map[string]string {
	var order []string
	names := map[string]string{"": ""}
	for _, e := range events {
		for _, p := range []string{e.By, e.Child} {
			if _, seen := names[p]; !seen {
				names[p] = ""
				order = append(order, p)
			}
		}
	}
	same := map[string][]string{}
	for _, p := range order {
		program := t.byName[p].Program
		same[program] = append(same[program], p)
	}
	for _, p := range order {
		program := t.byName[p].Program
		names[p] = t.nameAmong(p, same[program])
		r.Processes = append(r.Processes, Process{Name: names[p], Program: program, Parent: names[t.byName[p].Parent]})
	}
	return names
}

func (t tidying) nameAmong(p string, same []string) string {
	program := t.byName[p].Program
	if len(same) == 1 {
		return program
	}
	family := !slices.ContainsFunc(same[1:], func(q string) bool { return t.byName[q].Parent != same[0] }) // the first has started all the others
	at := slices.Index(same, p)
	switch {
	case family && at == 0:
		return program + " (parent)"
	case family && len(same) == 2:
		return program + " (child)"
	case family:
		return fmt.Sprintf("%s (child %d)", program, at)
	}
	return fmt.Sprintf("%s %d", program, at+1)
}

// earlyPrints moves each print to just behind what its process did before. A
// print changes no pipe, so whether another process acted before or after it is
// chance. Two recordings that differ in nothing else are then the same.
func earlyPrints(events []Event) []Event {
	events = slices.Clone(events)
	for i, e := range events {
		if e.Do != Print {
			continue
		}
		at := i
		for at > 0 && events[at-1].By != e.By && events[at-1].Child != e.By {
			at--
		}
		copy(events[at+1:i+1], events[at:i])
		events[at] = e
	}
	return events
}

// lateWaits moves each wait to just before the event that ends it, for the same
// reason. The process is still waiting there.
func lateWaits(events []Event) []Event {
	events = slices.Clone(events)
	for i := len(events) - 1; i >= 0; i-- {
		e := events[i]
		if e.Do != Wait {
			continue
		}
		end := i
		for j := i + 1; j < len(events) && events[j].By != e.By; j++ {
			if ends(events[j], e) {
				end = j
				break
			}
		}
		if end > i {
			copy(events[i:], events[i+1:end])
			events[end-1] = e
		}
	}
	return events
}

// ends says whether e may end that wait of another process.
func ends(e, wait Event) bool {
	switch {
	case e.Do == Exit:
		return true
	case e.Pipe != wait.Pipe:
		return false
	case wait.End == ReadEnd:
		return e.Do == Write || e.Do == Close && e.End == WriteEnd
	}
	return e.Do == Read || e.Do == Close && e.End == ReadEnd
}
