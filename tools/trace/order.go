package trace

import "slices"

// withoutDeathBlow leaves out the signal of which its process dies at once.
func withoutDeathBlow(events []Event) []Event {
	var kept []Event
	for i, e := range events {
		next := slices.IndexFunc(events[i+1:], func(n Event) bool { return n.By == e.By })
		if e.Do != Signal || next < 0 || events[i+1+next].Signal != e.Signal {
			kept = append(kept, e)
		}
	}
	return kept
}

// earlyPrints moves what is printed to just behind what its process did
// before. It changes no pipe, so who was first there is chance; two rounds, and
// two recordings, that differ in nothing else are then the same.
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

// lateWaits moves each wait to just before what ends it. The process waits
// there still; for the rest as in earlyPrints.
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
