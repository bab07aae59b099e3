package picture

import (
	"strconv"
	"strings"

	"example.com/pipes/tools/trace"
)

// short says in few words what a row's process does.
func (s *story) short(r row) []span {
	the := s.pipe(r.Pipe)
	switch r.Do {
	case trace.Pipe:
		return []span{{"makes " + the + strings.TrimSuffix(room(r.Event), ",") + ", holds its ", ""}, {"read\u00a0end", "read"}, {" and ", ""}, {"write\u00a0end", "write"}}
	case trace.Start:
		return []span{{"starts " + role(r.Child), ""}}
	case trace.Close:
		return append([]span{{"closes its ", ""}}, s.endSpans(r.Pipe, r.End)...)
	case trace.Skip:
		return []span{{"… " + count(r.gap.steps, "step") + " left out …", "soft"}}
	case trace.Wait:
		if r.stuck {
			return s.shortStuck(r)
		}
		if r.End == trace.ReadEnd && s.onlyItself(r) {
			return []span{{"waits for itself: it holds the last ", "bad"}, {"write\u00a0end", "write"}}
		} else if r.End == trace.ReadEnd {
			return []span{{"waits: " + the + " is empty", "wait"}}
		}
		return []span{{"waits: " + the + " is full", "wait"}}
	case trace.Write, trace.Read:
		return s.transfer(r)
	case trace.EOF:
		return []span{{"end of file", "end"}}
	case trace.Print:
		return s.shortPrint(r)
	case trace.Run:
		return []span{{"becomes " + r.Text, ""}}
	case trace.Signal:
		return []span{{"gets " + r.Event.Signal, "bad"}}
	case trace.Reap:
		return []span{{"learns that " + role(r.Child) + " has ended", ""}}
	}
	if r.Event.Signal != "" || r.Status != 0 {
		return []span{{r.exits(), "bad"}}
	}
	return []span{{"exits, status\u00a00", ""}}
}

func (s *story) shortPrint(r row) []span {
	verb := "prints "
	if r.To == "errors" {
		verb = "prints to stderr "
	} else if r.To != "output" {
		verb = "to " + r.To + ": "
	}
	return append([]span{{verb, ""}}, quotes(r)...)
}

func (s *story) transfer(r row) []span {
	verb := string(r.Do) + "s "
	if r.Error != "" {
		return []span{{"writes, and fails: " + r.Error, "bad"}}
	}
	if r.Cut && r.times == 1 {
		return []span{{verb + count(r.Bytes, "byte"), ""}}
	}
	return append([]span{{verb, ""}}, quotes(r)...)
}

func quotes(r row) []span {
	if r.times == 1 {
		return []span{{"“" + visible(r.Text, 50) + "”", "bytes"}}
	}
	var spans []span
	for i, t := range r.texts {
		if i == 2 && len(r.texts) > 3 {
			spans = append(spans, span{"… ", ""})
			break
		}
		spans = append(spans, span{"“" + visible(t, 30) + "” ", "bytes"})
	}
	return append(spans, span{"×" + strconv.Itoa(r.times), "times"})
}

func (s *story) endSpans(pipe int, end trace.End) []span {
	spans := []span{{string(end) + "\u00a0end", string(end)}}
	if len(s.pipes) > 1 {
		spans = append(spans, span{" of pipe\u00a0" + strconv.Itoa(pipe), ""})
	}
	return spans
}

// inherited lists the ends that a process begins with, a line or more for each.
func (s *story) inherited(holds []trace.Hold, width float64) [][]span {
	var lines [][]span
	for _, h := range holds {
		as := "descriptor " + strconv.Itoa(h.FD)
		if h.FD < 3 {
			as = []string{"input", "output", "errors"}[h.FD]
		}
		spans := append([]span{{as + ": ", ""}}, s.endSpans(h.Pipe, h.End)...)
		lines = append(lines, wrap(spans, width)...)
	}
	return lines
}
