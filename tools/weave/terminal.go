package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"example.com/pipes/tools/runner"
)

// isTerminal says whether f is a terminal. The null device, which it takes
// for one, does not mind what is written to it.
func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// buildPrograms builds programs for a verb. Where that takes a while, it says
// so on a terminal, and takes it back.
func buildPrograms(ctx context.Context, root, verb string, programs map[string]string) (bin string, err error) {
	if isTerminal(os.Stderr) {
		built, erased := make(chan struct{}), make(chan struct{})
		defer func() { close(built); <-erased }()
		go func() {
			defer close(erased)
			select {
			case <-built:
			case <-time.After(300 * time.Millisecond):
				fmt.Fprintf(os.Stderr, "building %d programs ...", len(programs))
				<-built
				fmt.Fprint(os.Stderr, "\r                             \r")
			}
		}()
	}
	return runner.Build(ctx, root, verb, programs)
}
