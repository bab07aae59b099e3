package picture

import (
	"fmt"
	"strconv"
	"strings"

	"example.com/pipes/tools/trace"
)

// Words is the text alternative of a picture: what happened, in one sentence for
// each row.
func Words(r *trace.Recording) []string { return newStory(r).words() }

func (s *story) words() []string {
	var words []string
	if setup := s.setup(); setup != "" {
		words = append(words, setup)
	}
	for i := 0; i < len(s.rows); i++ {
		words = append(words, s.sentence(s.rows[i]))
		rep := s.rows[i].repeat
		if rep == nil {
			continue
		}
		group := s.rows[i : i+rep.rows]
		for _, row := range group[1:] {
			words = append(words, s.sentence(row))
		}
		words = append(words, fmt.Sprintf("These %d steps happen %d times in all%s.", rep.rows, rep.times, rep.following()))
		i += rep.rows - 1
	}
	if end := s.end(); end != "" {
		words = append(words, strings.ToUpper(end[:1])+end[1:]+".")
	}
	return words
}

// pipe names a pipe, by its number if there are several.
func (s *story) pipe(n int) string {
	if len(s.pipes) == 1 {
		return "the pipe"
	}
	return "pipe " + strconv.Itoa(n)
}

func (s *story) endName(pipe int, end trace.End) string {
	if len(s.pipes) == 1 {
		return "the " + string(end) + " end"
	}
	return fmt.Sprintf("the %s end of %s", end, s.pipe(pipe))
}

// sentence puts a row into words.
func (s *story) sentence(r row) string {
	if r.gap != nil {
		return s.leavesOut(r)
	}
	subject := role(r.By)
	if strings.HasPrefix(subject, "the ") {
		subject = "T" + subject[1:]
	}
	return subject + " " + s.predicate(r) + "."
}

func (s *story) predicate(r row) string {
	the := s.pipe(r.Pipe)
	switch r.Do {
	case trace.Pipe:
		return "makes " + the + room(r.Event) + " and holds both its ends"
	case trace.Start:
		return "starts " + role(r.Child) + s.inherits(r)
	case trace.Run:
		return "becomes " + r.Text
	case trace.Close:
		return "closes its " + strings.TrimPrefix(s.endName(r.Pipe, r.End), "the ") + s.left(r)
	case trace.Wait:
		if r.stuck {
			return s.stuckReason(r)
		}
		if r.End == trace.ReadEnd {
			return "asks to read and waits: " + the + " is empty, and " + s.who(r, trace.WriteEnd) + " could still write"
		}
		return "asks to write and waits: " + the + " is full"
	case trace.Write:
		if r.Error != "" {
			return "writes to " + the + " and fails with " + r.Error + ": no process has its read end open"
		}
		return "writes " + s.amount(r) + "; " + the + " then holds " + holds(r.after.Level(r.Pipe))
	case trace.Read:
		return "reads " + s.amount(r) + "; " + the + " then holds " + holds(r.after.Level(r.Pipe))
	case trace.EOF:
		return "reads the end of the file: " + the + " is empty, and no process has its write end open"
	case trace.Print:
		return s.prints(r)
	case trace.Signal:
		return "gets " + r.Signal
	case trace.Reap:
		return "learns that " + role(r.Child) + " has ended"
	}
	return r.exits() + s.left(r)
}

func (r row) exits() string {
	if r.Event.Signal != "" {
		return "is killed by " + r.Event.Signal
	}
	return "exits with status " + strconv.Itoa(r.Status)
}

func (s *story) prints(r row) string {
	switch r.To {
	case "output":
		return "prints " + several(r.texts)
	case "errors":
		return "prints " + several(r.texts) + " to standard error"
	}
	return "writes to the file " + r.To + " " + several(r.texts)
}

func (s *story) inherits(r row) string {
	var ends []string
	for _, h := range r.Holds {
		ends = append(ends, fmt.Sprintf("%s as its %s", s.endName(h.Pipe, h.End), standard(h.FD)))
	}
	if len(ends) == 0 {
		return ""
	}
	return ", which inherits " + list(ends)
}

// left says which processes still have the ends open that a row closes.
func (s *story) left(r row) string {
	var last, parts []string
	for _, pipe := range s.pipes {
		for _, end := range []trace.End{trace.ReadEnd, trace.WriteEnd} {
			was, is := holders(r.before, pipe, end), holders(r.after, pipe, end)
			if was == is || holders(r.after, pipe, end.Other()) == 0 {
				continue // no process could notice
			}
			what := strings.TrimPrefix(s.endName(pipe, end), "the ")
			switch is {
			case 0:
				last = append(last, "the last "+what)
			case 1:
				parts = append(parts, "one "+what+" is left, with "+role(r.after.Holders(pipe, end)[0]))
			default:
				parts = append(parts, fmt.Sprintf("%d others still hold the %s", is, what))
			}
		}
	}
	if len(last) > 0 {
		parts = append(parts, "that was "+list(last))
	}
	if len(parts) == 0 {
		return ""
	}
	return "; " + strings.Join(parts, "; ")
}

// onlyItself says whether a reader waits for a write that only it could make.
func (s *story) onlyItself(r row) bool {
	writers := r.after.Holders(r.Pipe, trace.WriteEnd)
	return len(writers) == 1 && writers[0] == r.By
}

// who names the processes that have an end open.
func (s *story) who(r row, end trace.End) string {
	holders := r.after.Holders(r.Pipe, end)
	switch {
	case s.onlyItself(r):
		return "only " + role(r.By) + " itself"
	case len(holders) == 1:
		return role(holders[0])
	}
	return strconv.Itoa(len(holders)) + " processes"
}

// following says which texts the later times had, if others.
func (r *repetition) following() string {
	if len(r.next) == 0 {
		return ""
	}
	return ", then with " + several(r.next)
}

func (s *story) amount(r row) string {
	if r.times == 1 {
		return count(r.total, "byte") + ", " + several(r.texts)
	}
	return fmt.Sprintf("%d times, %s in all, %s", r.times, count(r.total, "byte"), several(r.texts))
}
