package strace_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"example.com/pipes/tools/golden"
	"example.com/pipes/tools/trace"
	"example.com/pipes/tools/trace/stored"
	"example.com/pipes/tools/trace/strace"
)

// Each case of testdata is what strace wrote, parts t.THREAD, and the events
// that are read out of it, or the error.
func TestGolden(t *testing.T) {
	golden.Test(t, "testdata/*.txtar", func(t *testing.T, given *txtar.Archive) map[string]string {
		calls := fstest.MapFS{}
		for _, part := range given.Files {
			if strings.HasPrefix(part.Name, "t.") {
				calls[part.Name] = &fstest.MapFile{Data: part.Data}
			}
		}
		r, err := strace.Read(calls, strace.Pause, nil)
		if err != nil {
			return map[string]string{"error": err.Error() + "\n"}
		}
		return map[string]string{"events": events(t, r)}
	})
}

// events are those lines of the file that hold events.
func events(t *testing.T, r *trace.Recording) string {
	t.Helper()
	b, err := stored.Encode(r)
	if err != nil {
		t.Fatal(err)
	}
	again, err := stored.Decode("encoded", b)
	if err != nil {
		t.Fatal(err)
	}
	if b2, err := stored.Encode(again); err != nil || string(b2) != string(b) {
		t.Errorf("decoded and encoded again it is another: %v\n%s", err, b2)
	}
	_, list, _ := strings.Cut(string(b), "\"events\": [\n")
	return strings.TrimSuffix(list, "]\n}\n")
}
