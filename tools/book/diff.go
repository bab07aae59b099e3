package book

import "slices"

// A pair is a line of two texts that they have in common, by its indexes, or a
// line of one of them: the index in the other is then -1.
type pair struct{ old, now int }

// diff pairs the lines of two texts, with as many in common as there can be.
// Of lines that differ, the old ones come first.
func diff[T comparable](old, now []T) []pair {
	// common[i][j] is how many lines old[i:] and now[j:] have in common.
	common := make([][]int, len(old)+1)
	for i := range common {
		common[i] = make([]int, len(now)+1)
	}
	for i, o := range slices.Backward(old) {
		for j, n := range slices.Backward(now) {
			if o == n {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	var pairs []pair
	i, j := 0, 0
	for i < len(old) || j < len(now) {
		switch {
		case i < len(old) && j < len(now) && old[i] == now[j]:
			pairs = append(pairs, pair{i, j})
			i, j = i+1, j+1
		case j == len(now) || i < len(old) && common[i+1][j] >= common[i][j+1]:
			pairs = append(pairs, pair{i, -1})
			i++
		default:
			pairs = append(pairs, pair{-1, j})
			j++
		}
	}
	return pairs
}

// changed is how many lines differ. A line that takes another's place, or that
// moved, counts once.
func changed[T comparable](old, now []T) int {
	common := 0
	for _, p := range diff(old, now) {
		if p.old >= 0 && p.now >= 0 {
			common++
		}
	}
	return max(len(old), len(now)) - common
}
