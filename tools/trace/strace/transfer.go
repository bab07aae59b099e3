package strace

import (
	"path"
	"regexp"
	"strconv"
	"strings"

	"example.com/pipes/tools/trace"
)

// read follows both steps of a read. A process that asks while the pipe is empty
// and a write end is open waits, for however long strace delays the call.
func (f *follower) read(p *process, s step) bool {
	c := s.call
	fd, _ := c.fd()
	d, ours := p.fds[fd]
	if !ours || d.end != trace.ReadEnd {
		return true
	}
	if !s.done {
		if d.pipe.level <= 0 && f.open(d.pipe, trace.WriteEnd) && p.asleep != d.pipe {
			f.recordOn(p, trace.Event{Do: trace.Wait, End: trace.ReadEnd}, d)
			p.asleep = d.pipe
		}
		return false
	}
	if c.errno != "" || c.unfinished {
		return true
	}
	p.asleep = nil
	if c.result == 0 {
		f.recordOn(p, trace.Event{Do: trace.EOF}, d).want = c.last()
		return true
	}
	d.pipe.take(c.result)
	text, cut := c.text()
	f.recordOn(p, trace.Event{Do: trace.Read, Bytes: c.result, Text: text, Cut: cut}, d).want = c.last()
	return true
}

// open says whether any process has that end open, and not only until it becomes
// the program that it was started for.
func (f *follower) open(of *pipe, end trace.End) bool {
	for p := range f.leader {
		if !p.ended && p.start == nil && p.has(of, end) {
			return true
		}
	}
	return false
}

// last is the last argument, a number.
func (c call) last() int {
	n, _ := strconv.Atoi(c.args[strings.LastIndexByte(c.args, ' ')+1:])
	return n
}

// write records a write at its first step, or, if the pipe has no room for it,
// when it returns.
func (f *follower) write(p *process, s step) bool {
	c := s.call
	fd, what := c.fd()
	d, ours := p.fds[fd]
	if !ours {
		return s.done || f.print(p, c, fd, what)
	}
	if d.end != trace.WriteEnd {
		return true
	}
	full := c.errno == "EAGAIN" || c.unfinished && c.errno == "" || d.pipe.level+c.result > d.pipe.capacity
	if !s.done && full {
		if p.asleep != d.pipe {
			f.recordOn(p, trace.Event{Do: trace.Wait, End: trace.WriteEnd}, d)
			p.asleep = d.pipe
		}
		if c.errno == "" && !c.unfinished && c.result > trace.Atomic {
			d.pipe.owed = c.result
			d.pipe.take(0)
		}
		return c.errno != "" || c.unfinished
	}
	p.asleep = nil
	if c.errno != "" {
		f.recordOn(p, trace.Event{Do: trace.Write, Error: c.errno}, d)
		return true
	}
	d.pipe.put(c.result, s.done && c.result > trace.Atomic)
	text, cut := c.text()
	f.recordOn(p, trace.Event{Do: trace.Write, Bytes: c.result, Text: text, Cut: cut}, d)
	return true
}

// print records what is written to something other than a pipe of the recording:
// to the run's own output, or to a file that the shell opened for it.
func (f *follower) print(p *process, c *call, fd int, what string) bool {
	if fd != 1 && fd != 2 || c.errno != "" || c.unfinished {
		return true
	}
	to := "errors"
	switch {
	case strings.HasPrefix(what, "/") && !strings.HasPrefix(what, "/dev/"):
		to = path.Base(what)
	case strings.HasPrefix(what, "/dev/null"):
		return true
	case fd == 1 || what == f.output:
		to = "output"
		f.output = what
	}
	text, cut := c.text()
	f.record(p, trace.Event{Do: trace.Print, To: to, Bytes: c.result, Text: text, Cut: cut})
	return true
}

var spliced = regexp.MustCompile(`^(\d+)<[^,]*>, [^,]*, (\d+)<`)

func (f *follower) splice(p *process, c *call) {
	m := spliced.FindStringSubmatch(c.args)
	if m == nil || c.errno != "" || c.unfinished {
		return
	}
	from, _ := strconv.Atoi(m[1])
	to, _ := strconv.Atoi(m[2])
	if d, ok := p.fds[from]; ok && c.result > 0 {
		d.pipe.take(c.result)
		f.recordOn(p, trace.Event{Do: trace.Read, Bytes: c.result, Cut: true}, d)
	} else if ok {
		f.recordOn(p, trace.Event{Do: trace.EOF}, d)
	}
	if d, ok := p.fds[to]; ok && c.result > 0 {
		d.pipe.put(c.result, false)
		f.recordOn(p, trace.Event{Do: trace.Write, Bytes: c.result, Cut: true}, d)
	}
}
