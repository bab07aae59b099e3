package main

import (
	"os"
	"runtime"
	"testing"

	"example.com/pipes/tools/book"
	"example.com/pipes/tools/runner"
	"example.com/pipes/tools/trace"
)

// TestRecordings records every recording of the book again: each process is to
// do what it did.
func TestRecordings(t *testing.T) {
	if os.Getenv("CI") == "" || runtime.GOOS != "linux" {
		t.Skip("not tried without CI=1 on Linux: the recorded runs, recorded again with strace")
	}
	root, err := runner.Root(".")
	check(t, err)
	b, err := book.Read(os.DirFS(root), book.NewCache())
	check(t, err)
	for file, kept := range b.Recordings {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			tr, e := b.RecordingOf(file)
			now, err := recordOnce(t.Context(), b, root, tr, e, trace.Pause)
			check(t, err)
			if err := trace.Same(kept, now); err != nil {
				t.Errorf("%s: the run is another now: %v", file, err)
			}
		})
	}
}
