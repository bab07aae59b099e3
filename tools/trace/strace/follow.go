package strace

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.com/pipes/tools/trace"
)

// A fact is an event that refers to processes and pipes by pointer: their names
// and numbers are known only when all calls have been read.
type fact struct {
	trace.Event
	by, child *process
	pipe      *pipe
	holds     []held
	want      int // of a read: the bytes asked for
}

type process struct {
	parent  *process
	fds     map[int]descr
	program string // the first one that it ran, or its parent's
	copied  bool   // it did something before it ran a program of its own
	probe   bool   // started by the Go runtime only to try out a system call
	ended   bool
	asleep  *pipe // the pipe that its last read found empty, or its last write full
	start   *fact // its start, until it is known which ends it begins with
}

type pipe struct {
	made            *fact // its making
	level, capacity int
	owed            int  // of a write that waits: its bytes that are not in the pipe yet
	used            bool // something was written, read or waited for
	number          int
}

func (p *pipe) take(n int) {
	p.level -= n
	more := min(p.owed, p.capacity-p.level)
	p.level, p.owed = p.level+more, p.owed-more
}

// put adds what a write brought, but for what was counted while it waited.
func (p *pipe) put(n int, waited bool) {
	if waited {
		n = p.owed
		p.owed = 0
	}
	p.level += n
}

// A descr is a descriptor of a pipe's end.
type descr struct {
	pipe    *pipe
	end     trace.End
	cloexec bool
}

type held struct {
	fd int
	descr
}

// A follower goes through the calls and keeps the descriptor table of every
// process, so that it knows at each moment which process has which end open.
type follower struct {
	threads map[int]*process // by thread id
	leader  map[*process]int // process id
	pipes   map[string]*pipe // by inode, the last one made
	output  string           // what strace calls the run's own standard output
	facts   []*fact
	err     error // why no recording can be made
}

// A step is a moment of a call: when it is entered, or when it has its effect.
type step struct {
	at   time.Duration
	call *call
	done bool
}

func follow(calls []call, pause time.Duration) *follower {
	f := &follower{threads: map[int]*process{}, leader: map[*process]int{}, pipes: map[string]*pipe{}}
	if len(calls) == 0 {
		return f
	}
	f.add(calls[0].thread, &process{fds: map[int]descr{}, start: &fact{}})
	finished := map[*call]bool{}
	for _, s := range steps(calls, pause) {
		p := f.threads[s.call.thread]
		if p == nil || p.probe || finished[s.call] {
			continue
		}
		finished[s.call] = f.step(p, s)
	}
	return f
}

func steps(calls []call, pause time.Duration) []step {
	var list []step
	for i := range calls {
		c := &calls[i]
		switch c.name {
		case "read":
			list = append(list, step{c.start, c, false}, step{c.end, c, true})
		case "write":
			// A little early: no read may seem to come before its write.
			entered := max(c.start, min(c.start+pause, c.end)-time.Millisecond)
			list = append(list, step{entered, c, false}, step{c.end, c, true})
		case "wait4", "waitid":
			list = append(list, step{c.end, c, true})
		default:
			list = append(list, step{c.start, c, true})
		}
	}
	slices.SortStableFunc(list, func(a, b step) int { return cmp.Compare(a.at, b.at) })
	return list
}

func (f *follower) add(thread int, p *process) {
	f.threads[thread] = p
	f.leader[p] = thread
}

func (f *follower) record(p *process, e trace.Event) *fact {
	f.begin(p)
	t := &fact{Event: e, by: p}
	f.facts = append(f.facts, t)
	return t
}

func (f *follower) recordOn(p *process, e trace.Event, d descr) *fact {
	t := f.record(p, e)
	t.pipe = d.pipe
	d.pipe.used = d.pipe.used || e.Do != trace.Close
	return t
}

// begin is called when a process first does something that its program asked for.
// The ends that it has open then are those it was started with: what it copied
// and closed before was part of starting it.
func (f *follower) begin(p *process) {
	if p.start == nil {
		return
	}
	start := p.start
	p.start = nil
	start.holds = p.holds()
}

func (p *process) holds() []held {
	var list []held
	for fd, d := range p.fds {
		list = append(list, held{fd, d})
	}
	slices.SortFunc(list, func(a, b held) int { return cmp.Compare(a.fd, b.fd) })
	return list
}

// step follows one step of a call of p. It reports whether the call is done with,
// so that its later step can be skipped.
func (f *follower) step(p *process, s step) bool {
	c := s.call
	if p.ended && c.name != "+++" {
		return true
	}
	switch c.name {
	case "pipe", "pipe2":
		f.makePipe(p, c)
	case "dup", "dup2", "dup3", "fcntl":
		f.duplicate(p, c)
	case "close":
		if fd, _ := c.fd(); c.errno == "" {
			f.drop(p, fd)
		}
	case "clone", "clone3", "fork", "vfork":
		f.fork(p, c)
	case "execve":
		f.exec(p, c)
	case "read":
		return f.read(p, s)
	case "write":
		return f.write(p, s)
	case "splice":
		f.splice(p, c)
	case "wait4", "waitid":
		f.reap(p, c)
	case "exit_group":
		status, _, _ := strings.Cut(c.args, ")")
		n, _ := strconv.Atoi(status)
		f.exit(p, trace.Event{Do: trace.Exit, Status: n})
	case "---", "+++":
		f.signal(p, c)
	}
	return false
}
