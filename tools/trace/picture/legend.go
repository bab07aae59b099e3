package picture

import (
	"math"

	"example.com/pipes/tools/trace"
)

// A legend explains, in the first picture of the book, what the bars, lines and
// columns of every picture stand for.
type legend struct {
	title   note
	entries []entry
	bottom  float64
}

// An entry is a sign of the pictures, drawn around y, and what it stands for.
type entry struct {
	draw func(c *canvas, x, y float64)
	x, y float64
	note note
}

var signs = []struct {
	draw func(c *canvas, x, y float64)
	text []span
}{
	{drawBarSign, []span{{"A thick bar is a process. It starts at the box with its name and ends where the process exits.", ""}}},
	{drawWaitSign, []span{{"Where the bar is hollow, the process waits.", ""}}},
	{drawPipeSign, []span{{"The wide column is the pipe. The more bytes are in it, the wider the shading.", ""}}},
	{drawEndsSign, []span{
		{"The thin lines beside a bar are the ends of the pipe that the process has open: dashed for the ", ""}, {"read\u00a0end", "read"},
		{", solid for the ", ""}, {"write\u00a0end", "write"}, {". A line stops where the process closes that end.", ""},
	}},
	{drawBytesSign, []span{{"An arrow into the pipe is a write, an arrow out of it is a read.", ""}}},
}

const (
	signWide = 46.0 // room for a sign, left of its words
	signHigh = 28.0
	signBar  = 16.0  // where a sign has its bar
	twoWide  = 480.0 // where there is room for two columns
	pad      = 12.0
)

// layLegend places the legend at y, and says where the rest begins.
func (sh *sheet) layLegend(y float64) float64 {
	l := &legend{}
	l.title = note{pad, y + 20, "start", wrap([]span{{"How to read a picture", "name"}, {": time runs down.", ""}}, sh.width-2*pad)}
	columns := 1
	if sh.width > twoWide {
		columns = 2
	}
	wide := (sh.width - pad) / float64(columns)
	rows := (len(signs) + columns - 1) / columns
	top := l.title.bottom() + 14
	for column := range columns {
		y := top
		for _, s := range signs[column*rows : min((column+1)*rows, len(signs))] {
			x := pad + float64(column)*wide
			lines := wrap(s.text, wide-signWide-pad)
			high := math.Max(signHigh, float64(len(lines))*leading)
			n := note{x + signWide, y + (high-float64(len(lines))*leading)/2 + 12, "start", lines}
			l.entries = append(l.entries, entry{s.draw, x, y + high/2, n})
			y += high + 10
		}
		l.bottom = math.Max(l.bottom, y)
	}
	sh.legend = l
	return l.bottom + 16
}

func (sh *sheet) drawLegend(c *canvas) {
	l := sh.legend
	if l == nil {
		return
	}
	c.add(`<rect class="t-legend" x="1" y="1" width="%v" height="%v" rx="7" fill="none"/>`, sh.width-2, l.bottom-1)
	drawNote(c, l.title)
	for _, e := range l.entries {
		e.draw(c, e.x, e.y)
		drawNote(c, e.note)
	}
}

func drawBarSign(c *canvas, x, y float64) { drawBar(c, x+signBar, y-signHigh/2, y+signHigh/2) }

func drawWaitSign(c *canvas, x, y float64) {
	drawBarSign(c, x, y)
	drawAsleep(c, x+signBar, y-signHigh/4, y+signHigh/4)
}

func drawEndsSign(c *canvas, x, y float64) {
	drawBarSign(c, x, y)
	drawEnd(c, x+signBar+barHalf+endStep-1, y-signHigh/2, y+signHigh/2, trace.ReadEnd, false)
	drawEnd(c, x+signBar+barHalf+2*endStep-1, y-signHigh/2, y+signHigh/4, trace.WriteEnd, true)
}

func drawPipeSign(c *canvas, x, y float64) {
	drawTube(c, x, y-signHigh/2, 36, signHigh)
	drawFill(c, x, y-signHigh/4, 36*.6, signHigh*3/4)
}

func drawBytesSign(c *canvas, x, y float64) { arrow(c, "bytes", x, x+36, y, "") }
