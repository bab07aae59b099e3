package picture

import (
	"slices"

	"example.com/pipes/tools/trace"
)

// A run of more rows or processes than these is shown only in part: its
// beginning, its end, and what waits at the end.
const (
	mostRows      = 60
	mostProcesses = 8
	firstRows     = 32
	lastRows      = 16
)

// A gap is what a picture leaves out of a run.
type gap struct {
	steps        int      // how many events
	begun, ended []string // processes that are shown and began, or ended, there
}

// leaveOut puts a gap in the place of the middle of a story that is too long,
// and leaves out the processes and pipes that have no row then.
func (s *story) leaveOut() {
	if len(s.rows) <= mostRows && len(s.processes) <= mostProcesses {
		return
	}
	from := s.cut(0, firstRows, 1)
	to := s.cut(len(s.rows), lastRows, -1)
	if from >= to {
		return
	}
	left := s.rows[from:to]
	middle := row{Event: trace.Event{Do: trace.Skip}, times: 1, before: left[0].before, after: left[len(left)-1].after, gap: &gap{}}
	var waits []row
	for _, r := range left {
		middle.gap.steps += r.steps()
		if r.stuck {
			waits = append(waits, r)
			middle.gap.steps--
		}
	}
	rows := append(slices.Clone(s.rows[:from]), middle)
	for _, w := range waits {
		w.before, w.after = middle.after, middle.after
		rows = append(rows, w)
	}
	rows = append(rows, s.rows[to:]...)
	s.keepShown(rows, middle.gap, left)
}

// steps is how many events a row stands for.
func (r row) steps() int {
	switch {
	case r.gap != nil:
		return r.gap.steps
	case r.repeat != nil:
		return r.times + (r.repeat.times-1)*r.repeat.rows
	}
	return r.times
}

// cut is where the rows that are shown at one end of the run, at most so many,
// meet the gap. It tears no group of rows that repeat, and stops where more than
// half of the processes that a picture has room for have had a part.
func (s *story) cut(at, most, step int) int {
	seen := map[string]bool{}
	cut := at
	for n := 0; n < most && at+min(step, 0) >= 0 && at+min(step, 0) < len(s.rows); n++ {
		r := s.rows[at+min(step, 0)]
		for _, p := range []string{r.By, r.Child} {
			if p != "" {
				seen[p] = true
			}
		}
		if len(seen) > mostProcesses/2 {
			break
		}
		if at += step; !s.inGroup(at) {
			cut = at
		}
	}
	return cut
}

// inGroup says whether a cut before that row would tear a group.
func (s *story) inGroup(at int) bool {
	for i := max(0, at-12); i < min(at, len(s.rows)); i++ {
		if rep := s.rows[i].repeat; rep != nil && i+rep.rows > at {
			return true
		}
	}
	return false
}

// keepShown makes these the rows of the story, and keeps of the processes and
// pipes those that have a part in them. The gap g stands for the rows left.
func (s *story) keepShown(rows []row, g *gap, left []row) {
	acts, uses := map[string]bool{}, map[int]bool{}
	for _, r := range rows {
		acts[r.By] = true
		uses[r.Pipe] = uses[r.Pipe] || r.UsesPipe()
	}
	if kept := slices.DeleteFunc(slices.Clone(s.pipes), func(n int) bool { return !uses[n] }); len(kept) > 0 {
		s.pipes = kept
	}
	for _, pipe := range s.pipes {
		for _, end := range []trace.End{trace.ReadEnd, trace.WriteEnd} {
			for _, name := range s.last.Holders(pipe, end) {
				acts[name] = true // it is what others wait for
			}
		}
	}
	s.rows = slices.DeleteFunc(rows, func(r row) bool {
		return r.Pipe != 0 && !slices.Contains(s.pipes, r.Pipe) || r.Child != "" && !acts[r.Child]
	})
	started := len(s.shell)
	s.shell = slices.DeleteFunc(s.shell, func(e trace.Event) bool { return e.Do == trace.Start && !acts[e.Child] })
	s.others = len(s.shell) < started
	s.processes = slices.DeleteFunc(s.processes, func(p trace.Process) bool { return !acts[p.Name] })
	for i := range s.rows {
		s.rows[i].Event = s.onlyUsed(s.rows[i].Event)
	}
	for _, r := range left {
		if r.Do == trace.Start && acts[r.Child] {
			g.begun = append(g.begun, r.Child)
		} else if r.Do == trace.Exit && acts[r.By] {
			g.ended = append(g.ended, r.By)
		}
	}
}

// layGap places what a gap says, in the middle, and below it the boxes of the
// processes that began there.
func (sh *sheet) layGap(p *placed, y float64) {
	p.lines = wrap(sh.short(p.row), sh.width-2*margin)
	p.y = y + 8
	p.to = p.y + float64(len(p.lines))*leading
	for _, name := range p.gap.begun {
		c := sh.process(name)
		c.boxY = p.to + 8
		c.top = c.boxY + boxHigh
	}
	if len(p.gap.begun) > 0 {
		p.to += 8 + boxHigh + 6
	}
	p.counts = p.to
}

// drawGap draws a band that hides what is behind it.
func (sh *sheet) drawGap(c *canvas, p placed) {
	high := float64(len(p.lines)) * leading
	c.add(`<rect class="t-gap" x="0" y="%v" width="%v" height="%v" fill="white"/>`, p.y-6, sh.width, high+10)
	drawNote(c, note{sh.width / 2, p.y + 11, "middle", p.lines})
}

// drawEnding says below everything why the run was ended.
func (sh *sheet) drawEnding(c *canvas) {
	if sh.ended != nil {
		drawNote(c, *sh.ended)
	}
}
