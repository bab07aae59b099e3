package main

import (
	"bytes"
	"os"
	"runtime"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

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
	b, err := readBook(os.DirFS(root), newCache())
	check(t, err)
	for file, kept := range b.recordings {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			tr, e := b.recordingOf(file)
			now, err := b.recordOnce(t.Context(), root, tr, e, trace.Pause)
			check(t, err)
			if err := trace.Same(kept, now); err != nil {
				t.Errorf("%s: the run is another now: %v", file, err)
			}
		})
	}
}

// A comment, or another formatting, makes no recording stale.
func TestCommentKeepsRecording(t *testing.T) {
	overlay, err := txtar.ParseFile("testdata/check/recording-stale.txtar")
	check(t, err)
	for i, f := range overlay.Files {
		overlay.Files[i].Data = bytes.ReplaceAll(f.Data, []byte("Hello, world"), []byte("Hello"))
	}
	if err := checkBook(t, overlay); err != "" {
		t.Error(err)
	}
}
