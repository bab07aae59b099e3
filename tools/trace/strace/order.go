package strace

import (
	"slices"

	"example.com/pipes/tools/trace"
)

// earlyPrints moves each print to just behind what its process did before. A
// print changes no pipe, so whether another process acted before or after it is
// chance. Two recordings that differ in nothing else are then the same.
func earlyPrints(events []trace.Event) []trace.Event {
	events = slices.Clone(events)
	for i, e := range events {
		if e.Do != trace.Print {
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
func lateWaits(events []trace.Event) []trace.Event {
	events = slices.Clone(events)
	for i := len(events) - 1; i >= 0; i-- {
		e := events[i]
		if e.Do != trace.Wait {
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
func ends(e, wait trace.Event) bool {
	switch {
	case e.Do == trace.Exit:
		return true
	case e.Pipe != wait.Pipe:
		return false
	case wait.End == trace.ReadEnd:
		return e.Do == trace.Write || e.Do == trace.Close && e.End == trace.WriteEnd
	}
	return e.Do == trace.Read || e.Do == trace.Close && e.End == trace.ReadEnd
}
