package book

import (
	"iter"
	"runtime"
	"sync"
)

// inOrder calls f for 0 to n-1 on every core and gives the results in order.
// At most a few are kept that nobody has taken. When the loop is left early, no
// further call is begun, and those that have begun have ended.
func inOrder[T any](n int, f func(i int) T) iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		cores := runtime.GOMAXPROCS(0)
		results := make([]chan T, min(n, 4*cores)) // the i-th comes through that of i%len(results)
		todo := make(chan int, len(results))
		var workers sync.WaitGroup
		for range min(n, cores) {
			workers.Go(func() {
				for i := range todo {
					results[i%len(results)] <- f(i)
				}
			})
		}
		defer func() {
			close(todo)
			for range todo { // what no worker has begun
			}
			workers.Wait()
		}()
		for i := range results {
			results[i] = make(chan T, 1)
			todo <- i
		}
		for i := range n {
			result := <-results[i%len(results)]
			if next := i + len(results); next < n {
				todo <- next
			}
			if !yield(i, result) {
				return
			}
		}
	}
}
