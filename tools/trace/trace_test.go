package trace_test

import (
	"testing"

	"example.com/pipes/tools/trace"
)

func TestSame(t *testing.T) {
	read := func(texts ...string) *trace.Recording {
		r := &trace.Recording{Processes: []trace.Process{{Name: "a", Program: "a"}}}
		for _, text := range texts {
			r.Events = append(r.Events, trace.Event{By: "a", Do: trace.Wait, Pipe: 1, End: trace.ReadEnd})
			r.Events = append(r.Events, trace.Event{By: "a", Do: trace.Read, Pipe: 1, Bytes: len(text), Text: text})
		}
		return r
	}
	if err := trace.Same(read("ab", "c"), read("abc")); err != nil {
		t.Error(err)
	}
	err := trace.Same(read("ab"), read("ac"))
	if want := `a: step 1 was read pipe 1: 2 bytes, "ab", and is now read pipe 1: 2 bytes, "ac"`; err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}
