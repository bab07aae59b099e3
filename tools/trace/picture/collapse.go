package picture

import (
	"slices"

	"example.com/pipes/tools/trace"
)

// collapse shows rows that repeat only once. From the left, it takes the period
// that saves the most rows.
func collapse(rows []row) []row {
	var out []row
	for i := 0; i < len(rows); {
		best, times := 0, 0
		for period := 1; period <= 12 && i+2*period <= len(rows); period++ {
			n := repeats(rows[i:], period)
			if n >= 3 && (n-1)*period > (times-1)*best {
				best, times = period, n
			}
		}
		if best == 0 {
			out = append(out, rows[i])
			i++
			continue
		}
		out = append(out, merge(rows[i:i+best*times], best, times)...)
		i += best * times
	}
	return out
}

// repeats counts how many times the first rows, as many as period says, happen
// one after another.
func repeats(rows []row, period int) int {
	n := 1
	for (n+1)*period <= len(rows) {
		for k := range period {
			if !alike(rows[k], rows[n*period+k]) {
				return n
			}
		}
		n++
	}
	return n
}

// alike says whether two rows may be shown as one: the same action, which changes
// the pipe's level by as much, or from the same level, or to the same.
func alike(a, b row) bool {
	if a.Do != b.Do || a.By != b.By || a.Pipe != b.Pipe || a.End != b.End || a.To != b.To || a.Child != b.Child || a.Error != b.Error || a.Signal != b.Signal {
		return false
	}
	if a.stuck || b.stuck || a.gap != nil || a.Do == trace.Start || a.Do == trace.Exit || a.Do == trace.Pipe || a.Do == trace.Close {
		return false
	}
	return a.Bytes == b.Bytes || a.Do == trace.Print ||
		a.Do == trace.Write && a.before.Level(a.Pipe) == b.before.Level(b.Pipe) ||
		a.Do == trace.Read && a.after.Level(a.Pipe) == b.after.Level(b.Pipe)
}

func merge(rows []row, period, times int) []row {
	first := slices.Clone(rows[:period])
	last := rows[len(rows)-1].after
	if period == 1 {
		r := &first[0]
		r.times, r.after = times, last
		for _, again := range rows[1:] {
			r.texts = append(r.texts, again.Text)
			r.total += again.Bytes
		}
		return first
	}
	first[0].repeat = &repetition{period, times, nextTexts(rows, period), last}
	return first
}

func nextTexts(rows []row, period int) []string {
	for k := range period {
		var texts []string
		for n := k + period; n < len(rows); n += period {
			if rows[n].Text != rows[k].Text {
				texts = append(texts, rows[n].Text)
			}
		}
		if len(texts) > 0 {
			return texts
		}
	}
	return nil
}
