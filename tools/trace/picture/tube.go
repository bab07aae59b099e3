package picture

import (
	"math"
	"strconv"

	"example.com/pipes/tools/trace"
)

// A reading is how many bytes are in a pipe from y on.
type reading struct {
	y               float64
	level, capacity int
}

func (sh *sheet) readings(col *column) []reading {
	list := []reading{{y: col.top}}
	add := func(y float64, s trace.State) {
		if level := s.Level(col.pipe); list[len(list)-1].level != level {
			list = append(list, reading{y, level, s.Capacity(col.pipe)})
		}
	}
	for _, p := range sh.rows {
		add(p.y, p.after)
		if p.foot != nil {
			add(p.to, p.footAfter)
		}
	}
	return list
}

// drawPipes draws each pipe from its making to its end, and how full it is: the
// shading grows with the logarithm of the bytes, and is as wide as the pipe when
// that is full.
func (sh *sheet) drawPipes(c *canvas) {
	for _, col := range sh.columns {
		if col.pipe == 0 {
			continue
		}
		x := col.x - sh.tube/2
		drawTube(c, x, col.top, sh.tube, col.bottom-col.top)
		name := "pipe"
		if len(sh.pipes) > 1 {
			name += " " + strconv.Itoa(col.pipe)
		}
		c.text(col.x, col.top+16, "middle", []span{{name, "name"}})
		list := sh.readings(col)
		for i, r := range list {
			bottom := col.bottom
			if i+1 < len(list) {
				bottom = list[i+1].y
			}
			if r.level > 0 {
				drawFill(c, x+1, r.y, (sh.tube-2)*filled(r.level, r.capacity), math.Min(bottom, col.bottom)-r.y)
			}
			if i > 0 {
				c.text(col.x, r.y+13, "middle", []span{{levelText(r.level, r.capacity), "level"}})
			}
		}
		sh.drawCounts(c, col)
	}
}

func drawTube(c *canvas, x, y, wide, high float64) {
	c.add(`<rect class="t-tube" x="%v" y="%v" width="%v" height="%v" rx="5" fill="none" stroke="currentColor"/>`, x, y, wide, high)
}

func drawFill(c *canvas, x, y, wide, high float64) {
	c.add(`<rect class="t-fill" x="%v" y="%v" width="%v" height="%v" fill="currentColor"/>`, x, y, wide, high)
}

func filled(level, capacity int) float64 {
	return math.Min(1, math.Log2(1+float64(level))/math.Log2(1+float64(capacity)))
}

func levelText(level, capacity int) string {
	switch {
	case level <= 0:
		return "empty"
	case level >= capacity:
		return "full: " + strconv.Itoa(level)
	}
	return count(level, "byte")
}

// drawCounts notes in a pipe how many write ends are open when that changes, and
// when no read end is open any more.
func (sh *sheet) drawCounts(c *canvas, col *column) {
	for _, p := range sh.rows {
		y := p.counts
		was, is := holders(p.before, col.pipe, trace.WriteEnd), holders(p.after, col.pipe, trace.WriteEnd)
		readers := holders(p.after, col.pipe, trace.ReadEnd)
		switch {
		case p.Do == trace.Pipe:
		case was != is && readers > 0 && is == 0:
			c.text(col.x, y, "middle", []span{{"no write end", "end"}})
		case was != is && readers > 0:
			c.text(col.x, y, "middle", []span{{count(is, "write end"), "count"}})
		case holders(p.before, col.pipe, trace.ReadEnd) > 0 && readers == 0 && is > 0:
			c.text(col.x, y, "middle", []span{{"no read end", "bad"}})
		}
	}
}
