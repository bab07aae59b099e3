package strace_test

import (
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"example.com/pipes/tools/trace/strace"
)

// FuzzRead: whatever strace writes, no panic, and no recording without events.
func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		f.Fatal("no cases", err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		var threads []string
		for _, part := range archive.Files {
			if strings.HasPrefix(part.Name, "t.") {
				threads = append(threads, string(part.Data))
			}
		}
		f.Add(threads[0], threads[len(threads)-1])
	}
	f.Fuzz(func(t *testing.T, parent, child string) {
		calls := fstest.MapFS{"t.1": {Data: []byte(parent)}, "t.2": {Data: []byte(child)}}
		r, err := strace.Read(calls, strace.Pause, nil)
		if err == nil && len(r.Events) == 0 {
			t.Error("no events, and no error")
		}
	})
}
