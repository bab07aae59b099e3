package strace

import (
	"errors"
	"io/fs"
	"regexp"
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
	f.facts = withoutNoise(f.facts)
	var events []trace.Event
	for _, t := range f.facts {
		e := t.Event
		e.By, e.Child = f.id(t.by), f.id(t.child)
		if t.pipe != nil {
			e.Pipe = t.pipe.number
		}
		for _, h := range t.holds {
			e.Holds = append(e.Holds, trace.Hold{FD: h.fd, Pipe: h.pipe.number, End: h.end})
		}
		events = append(events, e)
	}
	Mask(events, f.pids(), mask)
	r := trace.Tidy(f.processes(), events)
	if len(r.Events) == 0 {
		return nil, errors.New("strace saw no process start, use a pipe, print or exit: is ptrace permitted here?")
	}
	return r, nil
}

// id names a process of the run: by its number.
func (f *follower) id(p *process) string {
	if p == nil {
		return ""
	}
	return strconv.Itoa(f.leader[p])
}

// processes are those that did something. A copy of the shell that runs part of
// the command line is a subshell.
func (f *follower) processes() []trace.Process {
	var list []trace.Process
	seen := map[*process]bool{nil: true}
	for _, t := range f.facts {
		for _, p := range []*process{t.by, t.child} {
			if seen[p] {
				continue
			}
			seen[p] = true
			if p.copied && (p.parent.program == "sh" || p.parent.program == "subshell") {
				p.program = "subshell"
			}
			list = append(list, trace.Process{Name: f.id(p), Program: p.program, Parent: f.id(p.parent)})
		}
	}
	return list
}

var number = regexp.MustCompile(`[0-9]+`)

// Mask replaces what varies from run to run in the texts of events: by mask,
// unless that is nil, and process ids.
func Mask(events []trace.Event, pids map[string]bool, mask func(string) string) {
	for i := range events {
		e := &events[i]
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
	}
}

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
