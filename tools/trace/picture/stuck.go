package picture

import (
	"fmt"
	"strings"

	"example.com/pipes/tools/trace"
)

// end says how a run ended that did not end by itself.
func (s *story) end() string {
	switch s.ending {
	case "":
		return ""
	case trace.Stuck:
		return "every process waits, and none can ever go on"
	case "output":
		return "here the run was stopped, because it printed too much"
	case "left":
		return "here what was still running was ended"
	}
	return "here the run was stopped"
}

// stuckReason says why a wait never ends.
func (s *story) stuckReason(r row) string {
	if r.Child != "" {
		return "waits for the end of " + role(r.Child)
	}
	asks, state, could := "asks to read and waits", "empty", "write"
	if r.End == trace.WriteEnd {
		asks, state, could = "asks to write and waits", "full", "read"
	}
	return fmt.Sprintf("%s, and nothing can end it: %s is %s, and %s", asks, s.pipe(r.Pipe), state, s.helpless(r, could))
}

// helpless says of those that could end a wait why they do not.
func (s *story) helpless(r row, could string) string {
	holders := s.last.Holders(r.Pipe, r.End.Other())
	switch {
	case len(holders) == 1 && holders[0] == r.By:
		return "only " + role(r.By) + " itself could " + could
	case len(holders) == 1:
		return "only " + role(holders[0]) + ", which waits too, could " + could
	}
	var roles []string
	for _, h := range holders {
		roles = append(roles, role(h))
	}
	return list(roles) + ", which wait too, could " + could
}

// shortStuck says the same in fewer words, beside the bar.
func (s *story) shortStuck(r row) []span {
	if r.Child != "" {
		return []span{{"waits for the end of " + role(r.Child), "bad"}}
	}
	holders := s.last.Holders(r.Pipe, r.End.Other())
	if len(holders) == 1 && holders[0] == r.By {
		return []span{{"waits for itself: it holds the last ", "bad"}, {string(r.End.Other()) + "\u00a0end", string(r.End.Other())}}
	}
	state := "is empty"
	if r.End == trace.WriteEnd {
		state = "is full"
	}
	var roles []string
	for _, h := range holders {
		roles = append(roles, role(h))
	}
	return []span{{"waits: " + s.pipe(r.Pipe) + " " + state + ", its ", "bad"}, {string(r.End.Other()) + "\u00a0end", string(r.End.Other())}, {" is open in " + list(roles), "bad"}}
}

// leavesOut says what a gap stands for.
func (s *story) leavesOut(r row) string {
	var now []string
	for _, pipe := range s.pipes {
		if r.before.Level(pipe) != r.after.Level(pipe) {
			now = append(now, s.pipe(pipe)+" then holds "+holds(r.after.Level(pipe)))
		}
	}
	text := "Here " + count(r.gap.steps, "step") + " are left out"
	for _, more := range now {
		text += "; " + more
	}
	return strings.Replace(text, "1 step are", "1 step is", 1) + "."
}
