package main

import (
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"example.com/pipes/tools/book"
	"example.com/pipes/tools/runner"
	"example.com/pipes/tools/trace"
	"example.com/pipes/tools/trace/strace"
	"example.com/pipes/tools/transcript"
)

// TestRecordings makes every recording of the book again: each process must do
// the same.
func TestRecordings(t *testing.T) {
	t.Parallel()
	if os.Getenv("CI") == "" || runtime.GOOS != "linux" {
		t.Skip("not tried without CI=1 on Linux: the recorded runs, recorded again with strace")
	}
	root, err := runner.Root(".")
	check(t, err)
	b, err := book.Read(os.DirFS(root), book.NewCache(nil))
	check(t, err)
	for file, kept := range b.Recordings {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			tr, e := b.RecordingOf(file)
			runs, err := newRecorder(t.Context(), b, root, tr, e)
			check(t, err)
			now, err := runs.once(strace.Pause)
			check(t, err)
			if err := trace.Same(kept, now); err != nil {
				t.Errorf("%s: the run is another now: %v", file, err)
			}
		})
	}
}

// letters is an exchange that hangs, where it is run.
func letters(t *testing.T) (*transcript.Transcript, *transcript.Exchange) {
	tr, err := transcript.Parse("examples/letters/say.txtar", []byte("run slowly\n\n-- slowly.sh --\nsleep 60\n"))
	check(t, err)
	return tr, tr.Exchanges[0]
}

// TestHangs: an exchange that hangs is named before it is recorded.
func TestHangs(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("nothing is recorded on Windows")
	}
	tr, e := letters(t)
	r := &recorder{ctx: t.Context(), bin: t.TempDir(), transcript: tr, exchange: e, deadline: 100 * time.Millisecond}
	err := r.plainly()
	if want := "examples/letters/say.txtar:4: slowly: it was killed after 100ms"; err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("%v, want %s", err, want)
	}
}

// TestStable: a run whose events came out in an impossible order is recorded
// again, and reported only if no later run is better. Each letter is a try: an
// impossible order (x), one of two possible orders (a, b), or other events (o).
func TestStable(t *testing.T) {
	tr, e := letters(t)
	event := func(by, do string) trace.Event { return trace.Event{By: by, Do: trace.Action(do), Pipe: 1} }
	begin := []trace.Event{event("a", "pipe"), {By: "a", Do: trace.Start, Child: "b"}}
	orders := map[rune][]trace.Event{
		'a': {event("a", "exit"), event("b", "exit")},
		'b': {event("b", "exit"), event("a", "exit")},
		'x': {event("b", "exit"), event("b", "eof")},
		'o': {event("a", "exit")},
	}
	const name = "examples/letters/say.txtar:1: slowly "
	for _, c := range []struct{ tries, want string }{
		{"aa", ""},
		{"abb", ""},
		{"xaxa", ""},
		{"ao", name + "is not the same in every run, and no picture of it would be true: b: step 1 was exit pipe 1 status 0, and is now nothing"},
		{"xxxxxxxxx", name + "was recorded 9 times, no two runs agreed on a possible order (the last: event 4, eof of b: it was not started, or has ended): try it on a machine that is less busy"},
	} {
		n := 0
		_, err := stable(tr, e, func(time.Duration) (*trace.Recording, error) {
			n++
			return &trace.Recording{Processes: []trace.Process{{Name: "a"}, {Name: "b"}}, Events: append(begin[:2:2], orders[rune(c.tries[n-1])]...)}, nil
		})
		got := ""
		if err != nil {
			got = err.Error()
		}
		if got != c.want || n != len(c.tries) {
			t.Errorf("%s: after %d, %q, want %q", c.tries, n, got, c.want)
		}
	}
}
