// Package picture draws a recorded run: each process as a bar with the pipe ends
// that it has open beside it, each pipe with how many bytes are in it. Time runs
// from top to bottom. [Words] says the same in sentences.
package picture

import (
	"fmt"
	"slices"
	"strings"

	"example.com/pipes/tools/trace"
)

// The widths of a picture: for a page's column and for a phone. A picture of many
// processes is wider, and the reader has to scroll.
const (
	Wide   = 640.0
	Narrow = 316.0
)

// SVG draws the recording, no wider than width if that is possible: wide is how
// wide the picture is. The picture has no style of its own: the page's
// stylesheet gives colours and fonts to its classes. Without a stylesheet it
// can still be made out. It is well-formed XML, and a picture by itself. The
// legend explains bars, lines and columns.
func SVG(r *trace.Recording, width float64, legend bool) (svg string, wide float64) {
	return newStory(r).svg(strings.TrimSpace(r.Command), width, legend)
}

// A Drawing is what a page shows of a recording.
type Drawing struct {
	Wide, Narrow string   // the picture for a page's column, and for a phone
	Words        []string // the same in sentences
}

// Draw makes all that a page shows. See [SVG] and [Words].
func Draw(r *trace.Recording, legend bool) Drawing {
	s, title := newStory(r), strings.TrimSpace(r.Command)
	var d Drawing
	d.Wide, _ = s.svg(title, Wide, legend)
	d.Narrow, _ = s.svg(title, Narrow, legend)
	d.Words = s.words()
	return d
}

func (s *story) svg(title string, width float64, legend bool) (svg string, wide float64) {
	sh := &sheet{story: s, columns: arrange(s), tube: 100}
	if len(s.pipes) > 1 {
		sh.tube = 84
	}
	if width < 500 {
		sh.tube = 74
	}
	const least = 86
	sh.place(width, least)
	if sh.width > width {
		sh.tube, sh.across = 60, true
		sh.place(width, least)
	}
	y := margin
	if legend {
		y = sh.layLegend(y)
	}
	sh.lay(y)
	sh.bound()
	c := &canvas{}
	c.add(`<svg class="trace" viewBox="0 0 %v %v" width="%v" height="%v" font-size="%v" role="img" xmlns="http://www.w3.org/2000/svg">`, sh.width, sh.height, sh.width, sh.height, textSize)
	c.add(`<title>What happened in: %v</title>`, title)
	c.add(`<desc>%v</desc>`, s.summary())
	sh.drawLegend(c)
	sh.drawFrames(c)
	sh.drawPipes(c)
	sh.drawEnds(c)
	sh.drawBars(c)
	sh.drawArrows(c)
	sh.drawBoxes(c)
	sh.drawWords(c)
	sh.drawEnding(c)
	c.WriteString("</svg>\n")
	return c.String(), sh.width
}

// bound finds where the bars and the pipes end.
func (sh *sheet) bound() {
	for _, c := range sh.columns {
		c.bottom = sh.barsEnd
		for _, p := range sh.rows {
			switch {
			case c.pipe == 0 && p.ends(c.process.Name):
				c.bottom = p.y
			case c.pipe != 0 && p.Do == trace.Pipe && p.Pipe == c.pipe:
				c.top = p.tubeTop
			case c.pipe != 0 && p.gap != nil && !anybody(p.before, c.pipe) && anybody(p.after, c.pipe):
				c.top = p.counts
			case c.pipe != 0 && anybody(p.before, c.pipe) && !anybody(p.after, c.pipe):
				c.bottom = p.y + 6
			}
		}
	}
}

func anybody(s trace.State, pipe int) bool {
	return holders(s, pipe, trace.ReadEnd)+holders(s, pipe, trace.WriteEnd) > 0
}

// holders is how many processes have that end open.
func holders(s trace.State, pipe int, end trace.End) int { return len(s.Holders(pipe, end)) }

func (sh *sheet) drawFrames(c *canvas) {
	for i, p := range sh.rows {
		if p.repeat != nil {
			last := sh.rows[i+p.repeat.rows-1]
			c.add(`<rect class="t-repeat" x="1" y="%v" width="%v" height="%v" rx="7" fill="none"/>`, p.from-6, sh.width-2, last.to-p.from+9)
		}
	}
}

// drawEnds draws a line beside each process for each end, as long as the process
// has it open.
func (sh *sheet) drawEnds(c *canvas) {
	for _, col := range sh.columns {
		for _, o := range slices.Concat(col.left, col.right) {
			x := sh.endX(col, o)
			from := -1.0
			if len(sh.rows) > 0 && sh.rows[0].before.Holds(o) {
				from = col.top + 2
			}
			for _, p := range sh.rows {
				if from < 0 && p.after.Holds(o) {
					from = p.y
					if p.begins(o.Process) {
						from = col.top + 2
					}
				}
				if from >= 0 && !p.after.Holds(o) {
					drawEnd(c, x, from, p.y, o.End, true)
					from = -1
				}
			}
			if from >= 0 {
				drawEnd(c, x, from, sh.barsEnd, o.End, false)
			}
		}
	}
}

func drawEnd(c *canvas, x, from, to float64, end trace.End, closed bool) {
	cap := ""
	if closed {
		cap = fmt.Sprintf("M%s %sh7", num(x-3.5), num(to))
	}
	c.add(`<path class="t-%v" d="M%v %vV%v%v" fill="none" stroke="currentColor" stroke-width="2.4"/>`, string(end), x, from, to, cap)
}

func (sh *sheet) endX(col *column, o trace.Holding) float64 {
	if i := slices.Index(col.left, o); i >= 0 {
		return col.x - barHalf - float64(i+1)*endStep + 1
	}
	return col.x + barHalf + float64(slices.Index(col.right, o)+1)*endStep - 1
}

// drawBars draws a bar for each process while it lives, hollow while it waits.
func (sh *sheet) drawBars(c *canvas) {
	for _, col := range sh.columns {
		if col.pipe != 0 {
			continue
		}
		drawBar(c, col.x, col.top, col.bottom)
		waits := -1.0
		for _, p := range sh.rows {
			if (p.By == col.process.Name || p.gap != nil) && waits >= 0 {
				drawAsleep(c, col.x, waits, p.y)
				waits = -1
			}
			if p.By == col.process.Name && p.Do == trace.Wait {
				waits = p.y
			}
		}
		if waits >= 0 {
			drawAsleep(c, col.x, waits, col.bottom)
		}
	}
}

func drawBar(c *canvas, x, from, to float64) {
	c.add(`<rect class="t-bar" x="%v" y="%v" width="%v" height="%v" rx="2" fill="currentColor"/>`, x-barHalf, from, 2*barHalf, to-from)
}

func drawAsleep(c *canvas, x, from, to float64) {
	c.add(`<rect class="t-asleep" x="%v" y="%v" width="%v" height="%v" fill="white"/>`, x-barHalf+1.6, from, 2*barHalf-3.2, to-from)
}
