package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"example.com/pipes/tools/runner"
)

// isTerminal says whether f is a terminal. It takes the null device for one,
// which does no harm.
func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// progress says on a terminal what is being done, where that takes a while,
// and takes it back when it is done.
func progress(what string) (done func()) {
	if !isTerminal(os.Stderr) {
		return func() {}
	}
	finished, erased := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(erased)
		select {
		case <-finished:
		case <-time.After(300 * time.Millisecond):
			fmt.Fprintf(os.Stderr, "%s ...", what)
			<-finished
			fmt.Fprintf(os.Stderr, "\r%*s\r", len(what)+4, "")
		}
	}()
	return func() { close(finished); <-erased }
}

// buildPrograms builds programs for a verb.
func buildPrograms(ctx context.Context, root, verb string, programs map[string]string) (bin string, err error) {
	defer progress(fmt.Sprintf("building %d programs", len(programs)))()
	return runner.Build(ctx, root, verb, programs)
}
