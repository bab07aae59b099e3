package picture

import (
	"slices"
	"strings"

	"example.com/pipes/tools/trace"
)

// A story is what a picture shows of a recording: not the shell, and what repeats
// only once.
type story struct {
	processes []trace.Process
	pipes     []int
	shell     []trace.Event // what the shell, which is not drawn, did to set up the run
	rows      []row
	others    bool        // are there that the shell started, and that are left out?
	last      trace.State // of the run
	ending    string      // why it was ended, if not by itself
}

// A row is one event, or several that are alike.
type row struct {
	trace.Event
	times  int         // how often it happened in a row, as a rule 1
	texts  []string    // of all of these
	total  int         // bytes of all of these
	before trace.State // as it was
	after  trace.State // as it is then
	repeat *repetition // set in the first row of a group that repeats
	stuck  bool        // a wait that nothing can end
	gap    *gap        // what is left out here
}

// begins says whether a process begins in a row.
func (r row) begins(name string) bool {
	return r.Do == trace.Start && r.Child == name || r.gap != nil && slices.Contains(r.gap.begun, name)
}

// ends says whether a process ends in a row.
func (r row) ends(name string) bool {
	return r.Do == trace.Exit && r.By == name || r.gap != nil && slices.Contains(r.gap.ended, name)
}

// A repetition is a group of rows that happened several times.
type repetition struct {
	rows, times int
	next        []string    // the texts of the other times, of the first row that differs
	after       trace.State // of the last time
}

func newStory(r *trace.Recording) *story {
	r = trace.WithoutGuards(r)
	s := &story{ending: r.Ending}
	shell := hiddenShell(r)
	for _, p := range r.Processes {
		if p.Name != shell {
			s.processes = append(s.processes, p)
		}
	}
	for _, e := range r.Events {
		if e.UsesPipe() && !slices.Contains(s.pipes, e.Pipe) {
			s.pipes = append(s.pipes, e.Pipe)
		}
	}
	slices.Sort(s.pipes)
	events := make([]trace.Event, 0, len(r.Events))
	now := trace.NewState()
	for _, e := range r.Events {
		e = s.onlyUsed(e)
		switch {
		case e.Pipe != 0 && !slices.Contains(s.pipes, e.Pipe):
		case e.By != shell:
			events = append(events, e)
		case e.Do == trace.Start || e.Do == trace.Pipe || e.Do == trace.Close:
			s.shell = append(s.shell, e)
		}
	}
	events = dropFatalSignals(events)
	for _, e := range s.shell {
		now = now.After(e, nil)
	}
	now = now.After(trace.Event{By: shell, Do: trace.Exit}, nil) // its own ends play no part
	all := rowsOf(events, now)
	if r.Ending == trace.Stuck {
		markStuck(all)
	}
	s.last = now
	if len(all) > 0 {
		s.last = all[len(all)-1].after
	}
	s.rows = collapse(all)
	s.leaveOut()
	return s
}

// dropFatalSignals leaves out each signal that ends its process at once: the
// exit names it too.
func dropFatalSignals(events []trace.Event) []trace.Event {
	kept := make([]trace.Event, 0, len(events))
	for i, e := range events {
		if e.Do != trace.Signal {
			kept = append(kept, e)
			continue
		}
		next := slices.IndexFunc(events[i+1:], func(n trace.Event) bool { return n.By == e.By })
		if next < 0 || events[i+1+next].Signal != e.Signal {
			kept = append(kept, e)
		}
	}
	return kept
}

// hiddenShell is the name of the shell that was run, if it did nothing but make
// pipes and start programs before any of these acted; else "".
func hiddenShell(r *trace.Recording) string {
	if len(r.Processes) == 0 || r.Processes[0].Program != "sh" {
		return ""
	}
	name := r.Processes[0].Name
	others := false
	for _, e := range r.Events {
		others = others || e.By != name
		if e.By == name && (e.UsesPipe() || others && (e.Do == trace.Start || e.Do == trace.Pipe)) {
			return ""
		}
	}
	return name
}

func (s *story) onlyUsed(e trace.Event) trace.Event {
	e.Holds = slices.DeleteFunc(slices.Clone(e.Holds), func(h trace.Hold) bool { return !slices.Contains(s.pipes, h.Pipe) })
	return e
}

func rowsOf(events []trace.Event, now trace.State) []row {
	rows := make([]row, 0, len(events))
	for i, e := range events {
		r := row{Event: e, times: 1, texts: []string{e.Text}, total: e.Bytes, before: now}
		now = now.After(e, events[i+1:])
		r.after = now
		if e.Do == trace.Skip {
			r.Event, r.gap = trace.Event{Do: trace.Skip}, &gap{steps: e.Times}
			if last := len(rows) - 1; last >= 0 && rows[last].gap != nil {
				rows[last].gap.steps += e.Times
				rows[last].after = r.after
				continue
			}
		}
		rows = append(rows, r)
	}
	return rows
}

// markStuck marks the waits that had not ended when the run did.
func markStuck(rows []row) {
	type waiter struct {
		by   string
		pipe int
		end  trace.End
	}
	goesOn := map[waiter]bool{}
	for i := len(rows) - 1; i >= 0; i-- {
		r := &rows[i]
		switch r.Do {
		case trace.Wait:
			r.stuck = !goesOn[waiter{r.By, r.Pipe, r.End}]
		case trace.Read, trace.EOF:
			goesOn[waiter{r.By, r.Pipe, trace.ReadEnd}] = true
		case trace.Write:
			goesOn[waiter{r.By, r.Pipe, trace.WriteEnd}] = true
		}
	}
}

// role is the short name of a process that ran the same program as another: "the
// child", "child 2".
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
