package picture

import (
	"math"
	"strings"

	"example.com/pipes/tools/trace"
)

// drawArrows draws the bytes that go from a process into a pipe or back, the
// starts of processes, and their ends.
func (sh *sheet) drawArrows(c *canvas) {
	for _, p := range sh.rows {
		from := sh.process(p.By)
		switch p.Do {
		case trace.Start:
			sh.drawStart(c, from, p)
		case trace.Write:
			x, pipe := sh.arrowEnds(from, p, trace.WriteEnd)
			if p.Error != "" {
				arrow(c, "bad", x, (x+pipe)/2, p.y, "4 3")
				cross(c, (x+pipe)/2, p.y, 4.5)
			} else {
				arrow(c, "bytes", x, pipe, p.y, "")
			}
		case trace.Read:
			x, pipe := sh.arrowEnds(from, p, trace.ReadEnd)
			arrow(c, "bytes", pipe, x, p.y, "")
		case trace.EOF:
			x, pipe := sh.arrowEnds(from, p, trace.ReadEnd)
			arrow(c, "end", pipe, x, p.y, "4 3")
		case trace.Exit:
			if p.Event.Signal != "" {
				cross(c, from.x, p.y, 8)
				continue
			}
			c.add(`<path class="t-bar" d="M%v %vh18" stroke="currentColor" stroke-width="3"/>`, from.x-9, p.y)
		}
	}
}

// arrowEnds is where an arrow starts and ends: at the line of the end that the
// bytes go through, and at the near side of the pipe.
func (sh *sheet) arrowEnds(from *column, p placed, end trace.End) (x, pipe float64) {
	to := sh.pipeColumn(p.Pipe)
	x = sh.endX(from, trace.Holding{Process: p.By, Pipe: p.Pipe, End: end})
	if to.x > from.x {
		return x, to.x - sh.tube/2
	}
	return x, to.x + sh.tube/2
}

func (sh *sheet) drawStart(c *canvas, from *column, p placed) {
	child := sh.process(p.Child)
	x, to := from.x+barHalf, child.boxX
	if child.x < from.x {
		x, to = from.x-barHalf, child.boxX+child.boxW
	}
	arrow(c, "start", x, to, p.y, "2 4")
}

func arrow(c *canvas, class string, from, to, y float64, dash string) {
	dir := 1.0
	if to < from {
		dir = -1
	}
	dashes := ""
	if dash != "" {
		dashes = ` stroke-dasharray="` + dash + `"`
	}
	c.add(`<g class="t-%v" stroke="currentColor" stroke-width="1.5"><path d="M%v %vH%v" fill="none"`+dashes+`/><path d="M%v %vl%v -4v8z" fill="currentColor" stroke="none"/></g>`,
		class+"-arrow", from, y, to-dir*6, to, y, -dir*8)
}

// cross marks what failed, and the process that a signal ended.
func cross(c *canvas, x, y, half float64) {
	c.add(`<path class="t-bad-arrow" d="M%v %vl%v %vm0 %vl%v %v" stroke="currentColor" stroke-width="%v"/>`,
		x-half, y-half, 2*half, 2*half, -2*half, -2*half, 2*half, math.Max(2, half/2.5))
}

// boxLabel is the program, and which of its processes it is.
func boxLabel(p trace.Process) (program, which string) {
	if in, ok := strings.CutPrefix(p.Name, p.Program+" "); ok {
		return p.Program, " " + strings.Trim(in, "()")
	}
	return p.Name, ""
}

func (sh *sheet) drawBoxes(c *canvas) {
	for _, col := range sh.columns {
		if col.pipe != 0 {
			continue
		}
		c.add(`<rect class="t-box" x="%v" y="%v" width="%v" height="%v" rx="4" fill="white" stroke="currentColor"/>`, col.boxX, col.boxY, col.boxW, boxHigh)
		program, which := boxLabel(col.process)
		line := []span{{program, "program"}}
		if which != "" {
			line = append(line, span{which, ""})
		}
		c.text(col.boxX+col.boxW/2, col.boxY+boxHigh/2+4.5, "middle", line)
	}
}

// drawWords writes what each row's process does beside it.
func (sh *sheet) drawWords(c *canvas) {
	if sh.top != nil {
		drawNote(c, *sh.top)
	}
	for _, n := range sh.starts {
		drawNote(c, n)
	}
	if sh.across {
		c.add(`<g class="t-over">`)
		defer c.add("</g>")
	}
	for _, p := range sh.rows {
		if p.gap != nil {
			sh.drawGap(c, p)
			continue
		}
		x, anchor, _ := sh.room(p.By, p.Pipe)
		below := float64(len(p.lines)-1) * leading
		y := p.y + 4.2 - below/2 // beside the bar
		if p.Do == trace.Start || p.Do == trace.Write || p.Do == trace.Read || p.Do == trace.EOF {
			y = p.y - 5 - below - p.above // above its arrow
		}
		drawNote(c, note{x, y, anchor, p.lines})
		for _, n := range p.under {
			drawNote(c, n)
		}
		if p.foot != nil {
			wide := widest(p.foot.lines) + 16
			high := float64(len(p.foot.lines))*leading + 8
			c.add(`<rect class="t-foot" x="%v" y="%v" width="%v" height="%v" rx="4" fill="white"/>`, (sh.width-wide)/2, p.foot.y-16, wide, high)
			drawNote(c, *p.foot)
		}
	}
}

func drawNote(c *canvas, n note) {
	for i, line := range n.lines {
		c.text(n.x, n.y+float64(i)*leading, n.anchor, line)
	}
}
