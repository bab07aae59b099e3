package trace

import "slices"

// guard is the program of the book that starts a demonstration and kills what
// hangs in it. It has no part in what the demonstration shows.
const guard = "patience"

// WithoutGuards leaves the guards out of a recording: what a guard started was
// started by the guard's parent. A guard that reads or writes a pipe stays.
func WithoutGuards(r *Recording) *Recording {
	hidden := map[string]string{} // a guard, and its parent
	ward := map[string]string{}   // a guard, and the program it started
	for _, p := range r.Processes {
		if p.Program == guard && p.Parent != "" && !slices.ContainsFunc(r.Events, func(e Event) bool { return e.By == p.Name && e.UsesPipe() }) {
			hidden[p.Name] = p.Parent
		}
	}
	shown := *r
	shown.Processes, shown.Events = nil, nil
	for _, p := range r.Processes {
		if hidden[p.Name] != "" {
			continue
		}
		if parent := hidden[p.Parent]; parent != "" {
			ward[p.Parent], p.Parent = p.Name, parent
		}
		shown.Processes = append(shown.Processes, p)
	}
	for _, e := range r.Events {
		parent := hidden[e.By]
		switch {
		case parent != "" && e.Do == Start:
			e.By = parent
		case parent != "" || e.Do == Start && hidden[e.Child] != "":
			continue
		case hidden[e.Child] != "":
			e.Child = ward[e.Child] // whose end the parent learns of
		}
		shown.Events = append(shown.Events, e)
	}
	return &shown
}

// UsesPipe says whether the event is of a read or a write.
func (e Event) UsesPipe() bool {
	return e.Pipe != 0 && (e.Do == Read || e.Do == Write || e.Do == EOF || e.Do == Wait)
}
