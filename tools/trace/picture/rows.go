package picture

import (
	"math"
	"slices"
	"strconv"

	"example.com/pipes/tools/trace"
)

// A placed row has its words broken into lines, and its place.
type placed struct {
	row
	from, y, to float64  // its top, where it happens, its bottom
	lines       [][]span // what its process does
	under       []note   // under the boxes of processes that begin here
	foot        *note    // how often the group of rows that ends here repeats
	footAfter   trace.State
	tubeTop     float64 // where a pipe that is made here begins
	above       float64 // how far its words stand above where they would be
	counts      float64 // where the pipes note how many ends are open
}

// A note is text with its place: the baseline of its first line.
type note struct {
	x, y   float64
	anchor string
	lines  [][]span
}

func (n note) bottom() float64 { return n.y + float64(len(n.lines)-1)*leading }

// lay gives every row its place, from y downwards.
func (sh *sheet) lay(y float64) {
	if caption := sh.caption(); caption != "" {
		n := note{sh.width / 2, y + 12, "middle", wrap([]span{{caption, "soft"}}, sh.width-2*margin)}
		sh.top = &n
		y = n.bottom() + 12
	}
	y = sh.layTop(y)
	for i, r := range sh.story.rows {
		p := placed{row: r, from: y}
		if r.gap != nil {
			sh.layGap(&p, y)
			y = p.to + rowPad
			sh.rows = append(sh.rows, p)
			continue
		}
		x, _, width := sh.room(r.By, r.Pipe)
		above := 0.0 // of the box of a process that is started, where there is no room beside it
		if r.Do == trace.Start && sh.process(r.Child).boxX > x {
			if beside := sh.process(r.Child).boxX - x - 12; beside > leastBeside {
				width = math.Min(width, beside)
			} else {
				above = boxHigh/2 - 3
			}
		}
		p.lines = wrap(sh.short(r), width)
		high := float64(len(p.lines)) * leading
		switch r.Do {
		case trace.Start:
			p.y = math.Max(y+high+5+above, y+boxHigh/2)
			p.above = above
			sh.begin(&p)
		case trace.Write, trace.Read, trace.EOF:
			p.y = y + high + 5
			p.to = p.y + 4
		default:
			p.y = y + high/2 + 1
			p.to = y + high
		}
		p.counts = p.y + 4
		if len(p.under) > 0 {
			p.counts = p.under[0].y
		}
		if sh.across && r.Do != trace.Pipe && sh.counted(r) {
			p.counts = p.to + 13
			p.to += 15
		}
		if p.tubeTop = y; r.Do == trace.Pipe && sh.across {
			p.tubeTop = p.to + 4
			p.to += 22
		} else if r.Do == trace.Pipe {
			p.to = math.Max(p.to, y+24)
		}
		sh.layFoot(&p, i)
		y = p.to + rowPad
		sh.rows = append(sh.rows, p)
	}
	sh.barsEnd = y - margin
	if end := sh.end(); end != "" {
		n := note{sh.width / 2, y + 14, "middle", wrap([]span{{end, "bad"}}, sh.width-2*margin)}
		sh.ended = &n
		y = n.bottom() + 10
	}
	sh.height = y
}

// counted says whether a row changes how many ends a pipe has.
func (sh *sheet) counted(r row) bool {
	return slices.ContainsFunc(sh.pipes, func(pipe int) bool {
		return holders(r.before, pipe, trace.WriteEnd) != holders(r.after, pipe, trace.WriteEnd) || holders(r.before, pipe, trace.ReadEnd) != holders(r.after, pipe, trace.ReadEnd)
	})
}

// caption says what the shell did, which is not drawn.
func (sh *sheet) caption() string {
	var started []string
	pipes := 0
	for _, e := range sh.shell {
		if e.Do == trace.Pipe {
			pipes++
		} else if e.Do == trace.Start && len(e.Holds) > 0 {
			started = append(started, role(e.Child))
		}
	}
	if len(started) == 0 {
		return ""
	}
	if sh.others {
		started = append(started, "others")
	}
	made := "the pipe"
	if len(sh.pipes) > 1 && pipes == 1 {
		made = "pipe 1"
	} else if pipes > 1 {
		made = "the pipes"
	}
	return "The shell makes " + made + ", starts " + list(started) + ", and closes its own copies of the ends."
}

// layTop places the boxes of the processes that run from the start.
func (sh *sheet) layTop(y float64) float64 {
	bottom := y + boxHigh
	for _, c := range sh.columns {
		if c.pipe == 0 && !slices.ContainsFunc(sh.story.rows, func(r row) bool { return r.begins(c.process.Name) }) {
			c.boxY, c.top = y, y+boxHigh
		}
		if c.pipe != 0 && len(sh.shell) > 0 {
			if c.top = y; sh.across {
				c.top = y + boxHigh + 4
			}
		}
	}
	for _, e := range sh.shell {
		if e.Do == trace.Start && len(e.Holds) > 0 {
			from := y + boxHigh
			if sh.across {
				from = math.Max(bottom, from+20)
			}
			n := sh.underBox(e, from)
			sh.starts = append(sh.starts, n)
			bottom = math.Max(bottom, n.bottom()+3)
		}
	}
	return bottom + rowPad + 4
}

func (sh *sheet) underBox(e trace.Event, bottom float64) note {
	x, anchor, width := sh.room(e.Child, e.Holds[0].Pipe)
	return note{x, bottom + 17, anchor, sh.inherited(e.Holds, width)}
}

// begin places the box of a process that a row starts.
func (sh *sheet) begin(p *placed) {
	c := sh.process(p.Child)
	c.boxY = p.y - boxHigh/2
	c.top = c.boxY + boxHigh
	p.to = c.top
	if len(p.Holds) > 0 {
		n := sh.underBox(p.Event, c.top)
		p.under = append(p.under, n)
		p.to = n.bottom() + 3
	}
}

// layFoot says under the last row of a group how often it happens.
func (sh *sheet) layFoot(p *placed, at int) {
	for i, r := range sh.story.rows[:at+1] {
		if r.repeat == nil || i+r.repeat.rows-1 != at {
			continue
		}
		spans := []span{{"×" + strconv.Itoa(r.repeat.times), "times"}}
		for k, t := range r.repeat.next {
			lead := " "
			if k == 0 {
				lead = " in all, then "
			}
			if k == 3 && len(r.repeat.next) > 4 {
				spans = append(spans, span{" …", ""})
				break
			}
			spans = append(spans, span{lead, ""}, span{"“" + visible(t, 24) + "”", "bytes"})
		}
		n := note{sh.width / 2, p.to + 30, "middle", wrap(spans, sh.width-110)}
		p.foot, p.footAfter = &n, r.repeat.after
		p.to = n.bottom() + 12
	}
}
