package picture

import "slices"

// room is where the words of a row go: beside its process, on the side where the
// pipe is; without a pipe, to the right, if there is a column.
func (sh *sheet) room(by string, pipe int) (x float64, anchor string, width float64) {
	at := slices.IndexFunc(sh.columns, func(c *column) bool { return c.pipe == 0 && c.process.Name == by })
	c := sh.columns[at]
	left, right := 0.0, 0.0
	if at > 0 {
		left = sh.columnLeft(c) - sh.columnRight(sh.columns[at-1]) - 2*wordsGap
	}
	if at < len(sh.columns)-1 {
		right = sh.columnLeft(sh.columns[at+1]) - sh.columnRight(c) - 2*wordsGap
	}
	if sh.across {
		left, right = sh.columnLeft(c)-sh.bars(at, -1)-2*wordsGap, sh.bars(at, 1)-sh.columnRight(c)-2*wordsGap
	}
	toLeft := at == len(sh.columns)-1
	if pipe != 0 {
		toLeft = sh.pipeColumn(pipe).x < c.x
	}
	if toLeft {
		return sh.columnLeft(c) - wordsGap, "end", left
	}
	return sh.columnRight(c) + wordsGap, "start", right
}

// bars is how far words that may cover pipes reach from a column: to the next
// process, or to the edge.
func (sh *sheet) bars(at, step int) float64 {
	for i := at + step; i >= 0 && i < len(sh.columns); i += step {
		if c := sh.columns[i]; c.pipe == 0 && step > 0 {
			return sh.columnLeft(c)
		} else if c.pipe == 0 {
			return sh.columnRight(c)
		}
	}
	if step > 0 {
		return sh.width - margin + wordsGap
	}
	return margin - wordsGap
}

func (sh *sheet) columnLeft(c *column) float64 {
	if c.pipe != 0 {
		return c.x - sh.tube/2
	}
	return c.x - c.half(c.left)
}

func (sh *sheet) columnRight(c *column) float64 {
	if c.pipe != 0 {
		return c.x + sh.tube/2
	}
	return c.x + c.half(c.right)
}
