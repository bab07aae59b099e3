package book

import (
	"iter"
	"runtime"
)

// inOrder calls f for 0 to n-1 on every core and gives the results in order.
// At most a few are kept that nobody has taken. When the loop is left early, no
// further call is begun, and those that have begun have ended.
func inOrder[T any](n int, f func(i int) T) iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		results := make([]chan T, min(n, 4*runtime.GOMAXPROCS(0)))
		begin := func(i int) {
			result := make(chan T, 1)
			results[i%len(results)] = result
			go func() { result <- f(i) }()
		}
		begun := 0
		for ; begun < len(results); begun++ {
			begin(begun)
		}
		for i := range n {
			result := <-results[i%len(results)]
			if begun < n {
				begin(begun)
				begun++
			}
			if !yield(i, result) {
				for i++; i < begun; i++ {
					<-results[i%len(results)]
				}
				return
			}
		}
	}
}
