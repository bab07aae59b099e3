// Stage-early is a pipeline of goroutines whose last stage leaves
// early, and takes the others with it.
package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"sync"
)

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	names, loud := make(chan string), make(chan string)
	var stages sync.WaitGroup
	stages.Go(func() { write(ctx, names) })
	stages.Go(func() { upper(ctx, loud, names) })
	for name := range loud {
		_, err := fmt.Println("Entering", name)
		check(err)
		break
	}
	cancel()
	stages.Wait()
	_, err := fmt.Println("all stages have ended")
	check(err)
}

// write sends three names, unless ctx ends first.
func write(ctx context.Context, out chan<- string) {
	defer close(out)
	for _, name := range []string{"Bob", "Linda", "Tina"} {
		if !send(ctx, out, name) {
			return
		}
	}
}

// upper passes on each name in capitals, unless ctx ends first.
func upper(ctx context.Context, out chan<- string, in <-chan string) {
	defer close(out)
	for name := range in {
		if !send(ctx, out, strings.ToUpper(name)) {
			return
		}
	}
}

// send reports whether the name was received before ctx ended.
func send(ctx context.Context, out chan<- string, name string) bool {
	select {
	case out <- name:
		return true
	case <-ctx.Done():
		return false
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "stage-early:", err)
		os.Exit(1)
	}
}
