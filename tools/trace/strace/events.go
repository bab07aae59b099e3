package strace

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.com/pipes/tools/trace"
)

// Read makes a recording, without its Command and Digest, of the files that
// strace wrote when it was run by [Command] with the same pause. Mask, unless it
// is nil, replaces what varies from run to run in the texts; process ids are
// "<pid>" already.
func Read(fsys fs.FS, pause time.Duration, mask func(string) string) (*trace.Recording, error) {
	calls, err := readCalls(fsys)
	if err != nil {
		return nil, err
	}
	f := follow(calls, pause)
	if f.err != nil {
		return nil, f.err
	}
	f.facts = withoutBystanders(withoutNoise(f.facts))
	names := name(f.facts)
	r := &trace.Recording{Processes: names.list}
	pids := f.pids()
	for _, t := range f.facts {
		e := t.Event
		e.By, e.Child = names.of[t.by], names.of[t.child]
		if t.pipe != nil {
			e.Pipe = t.pipe.number
		}
		for _, h := range t.holds {
			e.Holds = append(e.Holds, trace.Hold{FD: h.fd, Pipe: h.pipe.number, End: h.end})
		}
		if mask != nil {
			e.Text = mask(e.Text)
		}
		e.Text = number.ReplaceAllStringFunc(e.Text, func(n string) string {
			if pids[n] {
				return "<pid>"
			}
			return n
		})
		if e.Do == trace.Print && strings.Contains(e.Text, "<") {
			e.Bytes = 0 // a number of another length makes another count
		}
		if !shellReaps(t) {
			r.Events = append(r.Events, e)
		}
	}
	if len(r.Events) == 0 {
		return nil, errors.New("strace saw no process start, use a pipe, print or exit: is ptrace permitted here?")
	}
	r.Events = lateWaits(earlyPrints(r.Events))
	return r, nil
}

// shellReaps says whether the shell that was run gets the status of a program.
// In which order it gets the statuses of a pipeline's programs is chance.
func shellReaps(t *fact) bool {
	return t.Do == trace.Reap && t.by.parent == nil && t.by.program == "sh"
}

var number = regexp.MustCompile(`[0-9]+`)

func (f *follower) pids() map[string]bool {
	pids := map[string]bool{}
	for _, pid := range f.leader {
		pids[strconv.Itoa(pid)] = true
	}
	return pids
}

// withoutNoise leaves out the pipes that os/exec makes to learn whether exec
// succeeded, and numbers the others. From such a pipe the parent reads eight
// bytes or the end of the file, and no program writes to it.
func withoutNoise(facts []*fact) []*fact {
	noise := map[*pipe]bool{}
	for _, t := range facts {
		if t.pipe != nil && (t.Do == trace.EOF || t.Do == trace.Read) && t.want == 8 {
			noise[t.pipe] = true
		}
	}
	for _, t := range facts {
		if t.pipe != nil && t.Do == trace.Write && t.child == nil && !t.by.copied {
			delete(noise, t.pipe) // a program wrote into it
		}
		for _, h := range t.holds {
			delete(noise, h.pipe) // a program was started with it
		}
	}
	var kept []*fact
	made := 0
	for _, t := range facts {
		if t.pipe != nil && noise[t.pipe] {
			continue
		}
		if t.Do == trace.Pipe {
			made++
			t.pipe.number = made
		}
		kept = append(kept, t)
	}
	return kept
}

// withoutBystanders leaves out the processes that had no part in any pipe, and
// started none that had. The first stays: the command that was run.
func withoutBystanders(facts []*fact) []*fact {
	part := map[*process]bool{}
	for i, t := range facts {
		part[t.by] = part[t.by] || i == 0
		p := t.by
		if t.Do == trace.Start && len(t.holds) > 0 {
			p = t.child
		}
		for ; p != nil && (t.pipe != nil || p == t.child || part[t.child]); p = p.parent {
			part[p] = true
		}
	}
	return slices.DeleteFunc(facts, func(t *fact) bool {
		return !part[t.by] || t.child != nil && !part[t.child]
	})
}

type names struct {
	list []trace.Process
	of   map[*process]string
}

// name gives the processes names that are the same in each run. A program that
// runs once gives its own name; a program that starts itself is parent and
// child; others are numbered in the order they started. A copy of the shell
// that runs part of the command line is a subshell.
func name(facts []*fact) names {
	var order []*process
	seen := map[*process]bool{nil: true}
	for _, t := range facts {
		for _, p := range []*process{t.by, t.child} {
			if !seen[p] {
				seen[p] = true
				order = append(order, p)
			}
		}
	}
	same := map[string][]*process{}
	for _, p := range order {
		if p.copied && p.parent.program == "sh" {
			p.program = "subshell"
		}
		same[p.program] = append(same[p.program], p)
	}
	n := names{of: map[*process]string{}}
	for _, p := range order {
		n.of[p] = nameAmong(p, same[p.program])
		n.list = append(n.list, trace.Process{Name: n.of[p], Program: p.program, Parent: n.of[p.parent]})
	}
	return n
}

func nameAmong(p *process, same []*process) string {
	if len(same) == 1 {
		return p.program
	}
	family := true // the first has started all the others
	at := 0
	for i, q := range same {
		family = family && (i == 0 || q.parent == same[0])
		if q == p {
			at = i
		}
	}
	switch {
	case family && at == 0:
		return p.program + " (parent)"
	case family && len(same) == 2:
		return p.program + " (child)"
	case family:
		return fmt.Sprintf("%s (child %d)", p.program, at)
	}
	return fmt.Sprintf("%s %d", p.program, at+1)
}
