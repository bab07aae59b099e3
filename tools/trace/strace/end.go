package strace

import (
	"regexp"
	"slices"
	"strconv"

	"example.com/pipes/tools/trace"
)

var (
	waitedFor = regexp.MustCompile(`si_pid=(\d+)`)
	diedOf    = regexp.MustCompile(`(?:si_code=CLD_(?:KILLED|DUMPED), .*si_status=|WTERMSIG\(s\) == )(SIG\w+)`)
)

// reap records that p got the status of a child. Strace notes the end of a child
// that was killed at about the same time, before or after: the end comes first.
func (f *follower) reap(p *process, c *call) {
	if c.errno != "" || c.unfinished {
		return
	}
	pid := c.result
	if m := waitedFor.FindStringSubmatch(c.args); m != nil {
		pid, _ = strconv.Atoi(m[1])
	}
	if child := f.threads[pid]; child != nil && !child.probe && f.leader[child] == pid {
		if m := diedOf.FindStringSubmatch(c.args); m != nil {
			f.exit(child, trace.Event{Do: trace.Exit, Signal: m[1]})
		}
		f.record(p, trace.Event{Do: trace.Reap}).child = child
	}
}

var (
	signalName = regexp.MustCompile(`^(SIG\w+)`)
	killedBy   = regexp.MustCompile(`^killed by (SIG\w+)`)
)

// signal records the signals that a program meant to send. SIGCHLD is not one:
// reap records the same. With SIGURG the Go runtime wakes its own threads. A
// program that raises the same signal again, to die of it, is recorded once.
func (f *follower) signal(p *process, c *call) {
	if m := killedBy.FindStringSubmatch(c.args); m != nil {
		f.exit(p, trace.Event{Do: trace.Exit, Signal: m[1]})
		return
	}
	m := signalName.FindStringSubmatch(c.args)
	if c.name != "---" || m == nil || m[1] == "SIGCHLD" || m[1] == "SIGURG" {
		return
	}
	recorded := slices.ContainsFunc(f.facts, func(t *fact) bool { return t.by == p && t.Do == trace.Signal && t.Signal == m[1] })
	if !recorded {
		f.record(p, trace.Event{Do: trace.Signal, Signal: m[1]})
	}
}

func (f *follower) exit(p *process, e trace.Event) {
	if p.ended {
		return
	}
	f.record(p, e)
	p.ended = true
	p.fds = nil
}
