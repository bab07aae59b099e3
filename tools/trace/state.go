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
// many bytes are in each pipe.
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

// Clone is a copy that later events do not change.
func (s State) Clone() State {
	return State{maps.Clone(s.open), maps.Clone(s.level), maps.Clone(s.room), maps.Clone(s.owed)}
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

func (s State) hold(process string, holds []Hold) {
	for _, h := range holds {
		s.open[Holding{process, h.Pipe, h.End}] = true
	}
}

// Apply goes on to the state after an event. A write that waits for room puts
// part of its bytes into the pipe before it ends: how many it writes is in one
// of the later events.
func (s State) Apply(e Event, later []Event) {
	switch e.Do {
	case Pipe:
		s.room[e.Pipe] = e.Capacity
		s.hold(e.By, []Hold{{Pipe: e.Pipe, End: ReadEnd}, {Pipe: e.Pipe, End: WriteEnd}})
	case Start:
		s.hold(e.Child, e.Holds)
	case Run, Exit:
		maps.DeleteFunc(s.open, func(h Holding, _ bool) bool { return h.Process == e.By })
		s.hold(e.By, e.Holds)
	case Close:
		delete(s.open, Holding{e.By, e.Pipe, e.End})
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
		if e.End == WriteEnd && s.level[e.Pipe] < s.Capacity(e.Pipe) {
			s.owed[e.Pipe] = nextWrite(e, later)
			s.fillUp(e.Pipe)
		}
	}
}

// fillUp lets a write that waits put into the pipe as much as there is room for.
func (s State) fillUp(pipe int) {
	n := min(s.owed[pipe], s.Capacity(pipe)-s.level[pipe])
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
