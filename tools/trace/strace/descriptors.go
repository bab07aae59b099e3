package strace

import (
	"fmt"
	"path"
	"strconv"
	"strings"

	"example.com/pipes/tools/trace"
)

func (f *follower) makePipe(p *process, c *call) {
	m := pipeEnds.FindStringSubmatch(c.args)
	if c.errno != "" || m == nil {
		return
	}
	made := &pipe{made: f.record(p, trace.Event{Do: trace.Pipe}), capacity: trace.DefaultCapacity}
	made.made.pipe = made
	f.pipes[m[2]] = made
	r, _ := strconv.Atoi(m[1])
	w, _ := strconv.Atoi(m[3])
	cloexec := strings.Contains(c.args, "O_CLOEXEC")
	p.fds[r] = descr{made, trace.ReadEnd, cloexec}
	p.fds[w] = descr{made, trace.WriteEnd, cloexec}
}

func (f *follower) duplicate(p *process, c *call) {
	fd, _ := c.fd()
	d, ours := p.fds[fd]
	if c.errno != "" {
		return
	}
	cloexec := strings.Contains(c.args, "CLOEXEC")
	if c.name == "fcntl" {
		switch {
		case strings.Contains(c.args, "F_DUPFD"): // the result is the copy
		case strings.Contains(c.args, "F_SETFD") && ours:
			d.cloexec = cloexec
			p.fds[fd] = d
			return
		case strings.Contains(c.args, "F_SETPIPE_SZ") && ours:
			f.resize(p, d.pipe, c.result)
			return
		default:
			return
		}
	}
	if c.result == fd {
		return
	}
	if ours {
		d.cloexec = cloexec
		replaced := p.fds[c.result]
		p.fds[c.result] = d
		f.dropped(p, replaced)
	} else {
		f.drop(p, c.result)
	}
}

// resize notes the new capacity of a pipe in the event of its making. That is
// true only if no process has used the pipe before.
func (f *follower) resize(p *process, of *pipe, capacity int) {
	if of.used && capacity != of.capacity && f.err == nil {
		f.err = fmt.Errorf("%s sets the capacity of a pipe that was used before: a recording holds one capacity for each pipe, so set it before the first read and write", p.program)
	}
	of.capacity = capacity
	if of.made.Capacity = 0; capacity != trace.DefaultCapacity {
		of.made.Capacity = capacity
	}
}

func (f *follower) drop(p *process, fd int) {
	d := p.fds[fd]
	delete(p.fds, fd)
	f.dropped(p, d)
}

// dropped records that a process has closed an end, unless another of its
// descriptors is open for that end.
func (f *follower) dropped(p *process, d descr) {
	if d.pipe == nil || p.start != nil || p.has(d.pipe, d.end) {
		return
	}
	f.recordOn(p, trace.Event{Do: trace.Close, End: d.end}, d)
}

func (p *process) has(of *pipe, end trace.End) bool {
	for _, d := range p.fds {
		if d.pipe == of && d.end == end {
			return true
		}
	}
	return false
}

func (f *follower) fork(p *process, c *call) {
	if c.errno != "" || c.unfinished {
		return
	}
	if strings.Contains(c.args, "CLONE_THREAD") {
		f.threads[c.result] = p
		return
	}
	if strings.HasPrefix(c.name, "clone") && !strings.Contains(c.args, "SIGCHLD") {
		f.add(c.result, &process{probe: true})
		return
	}
	child := &process{parent: p, fds: map[int]descr{}, program: p.program, copied: true}
	for fd, d := range p.fds {
		child.fds[fd] = d
	}
	child.start = f.record(p, trace.Event{Do: trace.Start})
	child.start.child = child
	f.add(c.result, child)
}

func (f *follower) exec(p *process, c *call) {
	if c.errno != "" || c.unfinished {
		return
	}
	for fd, d := range p.fds {
		if d.cloexec {
			delete(p.fds, fd)
		}
	}
	program := p.program
	if argv := c.argv(); len(argv) > 0 {
		program = path.Base(argv[0])
	}
	if p.start == nil { // it keeps the name by which it is known
		f.record(p, trace.Event{Do: trace.Run, Text: program}).holds = p.holds()
		return
	}
	p.program, p.copied = program, false
	f.begin(p)
}
