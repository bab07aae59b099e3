package trace

import (
	"cmp"
	"maps"
	"slices"
)

// A Holding is an end of a pipe that a process has open, on one descriptor or
// on several.
type Holding struct {
	Process string
	Pipe    int
	End     End
}

// A State is which process has which ends open at one moment of a run, and how
// many bytes are in each pipe. It does not change: what does not differ, the
// states of a run share.
type State struct {
	open  map[Holding]bool
	level map[int]int
	room  map[int]int // of pipes whose capacity is not the default
	owed  map[int]int // of a write that waits: its bytes that are not in the pipe yet
}

// NewState is the state before the first event: there is no pipe yet.
func NewState() State {
	return State{map[Holding]bool{}, map[int]int{}, map[int]int{}, map[int]int{}}
}

// Level is how many bytes are in a pipe.
func (s State) Level(pipe int) int { return s.level[pipe] }

// Capacity is how many bytes a pipe has room for.
func (s State) Capacity(pipe int) int { return cmp.Or(s.room[pipe], DefaultCapacity) }

// Holds says whether that process has that end open.
func (s State) Holds(h Holding) bool { return s.open[h] }

// Holders names the processes that have an end open, in alphabetical order.
func (s State) Holders(pipe int, end End) []string {
	var names []string
	for h := range s.open {
		if h.Pipe == pipe && h.End == end {
			names = append(names, h.Process)
		}
	}
	slices.Sort(names)
	return names
}

// holding is the ends that are open when that process has these as well.
func (s State) holding(process string, holds []Hold) map[Holding]bool {
	open := maps.Clone(s.open)
	for _, h := range holds {
		open[Holding{process, h.Pipe, h.End}] = true
	}
	return open
}

// without is the ends that are open when the process has none.
func (s State) without(process string) State {
	s.open = maps.Clone(s.open)
	maps.DeleteFunc(s.open, func(h Holding, _ bool) bool { return h.Process == process })
	return s
}

// After is the state after an event. A write that waits for room puts part of
// its bytes into the pipe before it ends: how many it writes is in one of the
// later events, or, if it never ends, in the wait.
func (s State) After(e Event, later []Event) State {
	switch e.Do {
	case Pipe:
		s.room = with(s.room, e.Pipe, e.Capacity)
		s.open = s.holding(e.By, []Hold{{Pipe: e.Pipe, End: ReadEnd}, {Pipe: e.Pipe, End: WriteEnd}})
	case Start:
		s.open = s.holding(e.Child, e.Holds)
	case Run, Exit:
		s.open = s.without(e.By).holding(e.By, e.Holds)
	case Close:
		s.open = maps.Clone(s.open)
		delete(s.open, Holding{e.By, e.Pipe, e.End})
	case Write:
		put := e.Bytes
		if owed, waited := s.owed[e.Pipe]; waited { // the rest is in already
			put = owed
			s.owed = maps.Clone(s.owed)
			delete(s.owed, e.Pipe)
		}
		s.level = with(s.level, e.Pipe, s.level[e.Pipe]+put)
	case Read:
		s.level = with(s.level, e.Pipe, s.level[e.Pipe]-e.Bytes)
		if s.owed[e.Pipe] > 0 {
			s = s.filledUp(e.Pipe, s.owed[e.Pipe])
		}
	case Wait:
		if e.End == ReadEnd || s.level[e.Pipe] >= s.Capacity(e.Pipe) {
			return s
		}
		if writes := nextWrite(e, later); max(writes, e.Bytes) > Atomic {
			s = s.filledUp(e.Pipe, cmp.Or(writes, e.Bytes))
		}
	case Skip:
		s.level = with(s.level, e.Pipe, s.level[e.Pipe]+e.Bytes)
	}
	return s
}

// filledUp is the state when a write that waits has put as much of its rest into
// the pipe as there is room for.
func (s State) filledUp(pipe, rest int) State {
	n := min(rest, s.Capacity(pipe)-s.level[pipe])
	s.level = with(s.level, pipe, s.level[pipe]+n)
	s.owed = with(s.owed, pipe, rest-n)
	return s
}

func with(m map[int]int, key, value int) map[int]int {
	m = maps.Clone(m)
	m[key] = value
	return m
}

func nextWrite(wait Event, later []Event) int {
	for _, e := range later {
		if e.By == wait.By && e.Do == Write && e.Pipe == wait.Pipe {
			return e.Bytes
		}
	}
	return 0
}
