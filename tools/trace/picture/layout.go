package picture

import (
	"math"
	"slices"

	"example.com/pipes/tools/trace"
)

const (
	margin      = 3.0
	barHalf     = 5.0 // half a process's bar
	endStep     = 7.0 // from one end's line to the next
	boxPad      = 10.0
	boxHigh     = 28.0
	rowPad      = 10.0
	leastBeside = 64.0 // room for words beside the box of a process that is started
	wordsGap    = 6.0  // between a process's lines and its words
)

// A column is a process or a pipe.
type column struct {
	process     trace.Process // Name is empty for a pipe
	pipe        int
	x           float64         // its middle
	left, right []trace.Holding // the ends beside its bar, from the bar outwards
	top, bottom float64         // of its bar, or of the pipe
	boxX, boxW  float64
	boxY        float64
}

func (c *column) half(ends []trace.Holding) float64 {
	if len(ends) == 0 {
		return barHalf
	}
	return barHalf + 2 + float64(len(ends))*endStep
}

// A sheet is a story laid out.
type sheet struct {
	*story
	columns []*column
	width   float64
	tube    float64 // width of a pipe
	across  bool    // words may cover the pipes beside their process
	legend  *legend // of the first picture of the book, else nil
	top     *note   // what the shell did
	starts  []note  // which ends the processes that the shell started begin with
	rows    []placed
	ended   *note // why the run was ended, if not by itself
	height  float64
	barsEnd float64 // where the bars of the processes that have not ended stop
}

func arrange(s *story) []*column {
	var columns []*column
	for _, p := range s.processes {
		columns = append(columns, &column{process: p})
	}
	for _, pipe := range s.pipes {
		at := 1
		for i, c := range columns {
			if c.pipe == 0 && slices.Contains(s.users(pipe), c.process.Name) {
				at = max(at, i)
			}
		}
		columns = slices.Insert(columns, min(at, len(columns)), &column{pipe: pipe})
	}
	for i, c := range columns {
		if c.pipe == 0 {
			s.sides(columns, i)
		}
	}
	return columns
}

// users are the first two processes that read or write a pipe, which is drawn
// between them.
func (s *story) users(pipe int) []string {
	var users []string
	for _, r := range s.rows {
		if r.UsesPipe() && r.Pipe == pipe && !slices.Contains(users, r.By) && len(users) < 2 {
			users = append(users, r.By)
		}
	}
	return users
}

// sides puts each end that a process has open at any time on the side of its bar
// where the pipe is.
func (s *story) sides(columns []*column, at int) {
	c := columns[at]
	for i, other := range columns {
		if other.pipe == 0 {
			continue
		}
		for _, end := range []trace.End{trace.ReadEnd, trace.WriteEnd} {
			o := trace.Holding{Process: c.process.Name, Pipe: other.pipe, End: end}
			held := slices.ContainsFunc(s.rows, func(r row) bool { return r.before.Holds(o) || r.after.Holds(o) })
			if held && i < at {
				c.left = append(c.left, o)
			} else if held {
				c.right = append(c.right, o)
			}
		}
	}
}

// narrowGap says whether no words stand between two columns.
func narrowGap(a, b *column) bool { return a.pipe != 0 && b.pipe != 0 }

// place gives every column its x, and shares the spare width among the gaps.
// Least is how much room words need beside a process.
func (sh *sheet) place(width, least float64) {
	used, gaps := 2*margin, 0
	for i, c := range sh.columns {
		used += sh.halfLeft(c) + sh.halfRight(c)
		if i > 0 {
			used += sh.leastGap(i, least)
		}
		if i > 0 && !narrowGap(sh.columns[i-1], c) {
			gaps++
		}
	}
	more := 0.0
	if gaps > 0 {
		more = math.Min(math.Max(0, (width-used)/float64(gaps)), 230-least)
	}
	x := margin
	for i, c := range sh.columns {
		if i > 0 {
			x += sh.leastGap(i, least)
		}
		if i > 0 && !narrowGap(sh.columns[i-1], c) {
			x += more
		}
		c.x = x + sh.halfLeft(c)
		x = c.x + sh.halfRight(c)
	}
	sh.width = math.Max(x+margin, 300)
	sh.boxes()
}

// leastGap is the least room left of column i. Words that may cover pipes need
// room only between processes.
func (sh *sheet) leastGap(i int, least float64) float64 {
	a, b := sh.columns[i-1], sh.columns[i]
	switch {
	case narrowGap(a, b):
		return 18
	case sh.across && a.pipe == 0 && b.pipe == 0:
		return 76
	case sh.across:
		return 20
	}
	return least
}

func (sh *sheet) halfLeft(c *column) float64 {
	if c.pipe != 0 {
		return sh.tube / 2
	}
	return math.Max(c.half(c.left), 9)
}

func (sh *sheet) halfRight(c *column) float64 {
	if c.pipe != 0 {
		return sh.tube / 2
	}
	return math.Max(c.half(c.right), 9)
}

// boxes gives each process its box: over its bar, and inside the sheet.
func (sh *sheet) boxes() {
	for _, c := range sh.columns {
		if c.pipe != 0 {
			continue
		}
		c.boxW = boxLabelWidth(c.process) + 2*boxPad
		c.boxX = math.Max(margin/2, math.Min(c.x-c.boxW/2, sh.width-margin/2-c.boxW))
	}
}

func boxLabelWidth(p trace.Process) float64 {
	label, part := boxLabel(p)
	return span{label, "bytes"}.width() + span{part, ""}.width()
}

func (sh *sheet) process(name string) *column {
	i := slices.IndexFunc(sh.columns, func(c *column) bool { return c.pipe == 0 && c.process.Name == name })
	if i < 0 {
		return nil
	}
	return sh.columns[i]
}

func (sh *sheet) pipeColumn(pipe int) *column {
	return sh.columns[slices.IndexFunc(sh.columns, func(c *column) bool { return c.pipe == pipe })]
}
