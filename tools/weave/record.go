package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"example.com/pipes/tools/book"
	"example.com/pipes/tools/runner"
	"example.com/pipes/tools/trace"
	"example.com/pipes/tools/trace/stored"
	"example.com/pipes/tools/trace/strace"
	"example.com/pipes/tools/transcript"
)

// tries is how often an exchange is recorded at most, until two recordings are
// byte for byte the same. After every three, its writes are delayed twice as
// long.
const tries = 9

// slow is how many times longer an exchange may take when every write is delayed.
const slow = 5

// unixTime is a time as the programs print it. Where another program reads it,
// the transcript has no placeholder for it.
var unixTime = regexp.MustCompile(`\b1[0-9]{9}\.[0-9]+\b`)

// record is the verb: it records a run of an exchange for its picture.
func record(ctx context.Context, root string, args []string, stdout io.Writer) error {
	f := flag.NewFlagSet("record", flag.ContinueOnError)
	if err := parseFlags(f, args, "CHAPTER/TRANSCRIPT#EXCHANGE, as go tool weave list names them"); err != nil {
		return err
	}
	b, _ := book.Read(os.DirFS(root), book.NewCache(nil)) // a stale recording is the reason to make a new one
	t, exchanges, err := find(b, f.Arg(0))
	if err != nil {
		return err
	}
	if !strings.Contains(f.Arg(0), "#") {
		return wrongUse("go tool weave record records one exchange: name it with #")
	}
	e := exchanges[0]
	runs, err := newRecorder(ctx, b, root, t, e)
	if err != nil {
		return err
	}
	if err := runs.plainly(); err != nil { // fails sooner than a run whose writes are delayed
		return err
	}
	r, err := stable(t, e, runs.once)
	if err != nil {
		return err
	}
	data, err := stored.Encode(r)
	if err != nil {
		return err
	}
	file := book.RecordingPath(t, e)
	if err := os.WriteFile(filepath.Join(root, filepath.FromSlash(file)), data, 0o666); err != nil {
		return err
	}
	_, err = fmt.Fprintf(stdout, "%s: %d events\n", file, len(r.Events))
	return err
}

// stable records an exchange until two recordings are the same. On a busy machine
// the order of events may differ, and may even be one that is impossible; what
// each process does may not differ.
func stable(t *transcript.Transcript, e *transcript.Exchange, once func(pause time.Duration) (*trace.Recording, error)) (*trace.Recording, error) {
	seen := map[string]bool{}
	var first *trace.Recording
	why := "no two runs agreed on the order of events"
	for i := range tries {
		r, err := once(strace.Pause << (i / 3))
		if err != nil {
			return nil, err
		}
		if at, err := r.Check(); err != nil { // a build would refuse it
			why = fmt.Sprintf("no two runs agreed on a possible order (the last: event %d, %v)", at+1, err)
			continue
		}
		data, err := stored.Encode(r)
		if err != nil {
			return nil, err
		}
		if first == nil {
			first = r
		} else if err := trace.Same(first, r); err != nil {
			return nil, fmt.Errorf("%s:%d: %s is not the same in every run, and no picture of it would be true: %w", t.Path, e.Line, e.Name, err)
		}
		if seen[string(data)] {
			return r, nil
		}
		seen[string(data)] = true
	}
	return nil, fmt.Errorf("%s:%d: %s was recorded %d times, %s: try it on a machine that is less busy", t.Path, e.Line, e.Name, tries, why)
}

// A recorder runs an exchange as its test does.
type recorder struct {
	ctx        context.Context
	book       *book.Book
	bin        string
	transcript *transcript.Transcript
	exchange   *transcript.Exchange
	deadline   time.Duration // of a run that is not recorded
}

// newRecorder builds what the exchange runs.
func newRecorder(ctx context.Context, b *book.Book, root string, t *transcript.Transcript, e *transcript.Exchange) (*recorder, error) {
	programs, err := runner.Programs(root, strings.Split(t.Path, "/")[1], []*transcript.Transcript{t})
	if err != nil {
		return nil, err
	}
	bin, err := runner.Build(ctx, root, filepath.Join(".record", strings.TrimSuffix(t.Path, ".txtar")), programs)
	if err != nil {
		return nil, err
	}
	return &recorder{ctx, b, bin, t, e, runner.Deadline}, nil
}

// plainly runs the exchange without recording it.
func (r *recorder) plainly() error {
	return r.inFolder(func(_ string, cmd *runner.Command) error {
		cmd.Deadline = r.deadline
		return r.compare(cmd, r.exchange.Name)
	})
}

// once records one run of the exchange.
func (r *recorder) once(pause time.Duration) (made *trace.Recording, err error) {
	err = r.inFolder(func(base string, cmd *runner.Command) error {
		calls := filepath.Join(base, "calls")
		if err := os.Mkdir(calls, 0o777); err != nil {
			return err
		}
		words, err := strace.Command(calls, pause)
		if err != nil {
			return err
		}
		cmd.Under(words...)
		cmd.Deadline = slow * r.deadline
		if err := r.compare(cmd, r.exchange.Name+", recorded"); err != nil {
			return err
		}
		made, err = strace.Read(os.DirFS(calls), pause, masked(r.exchange))
		if err != nil {
			return fmt.Errorf("%s:%d: %s, recorded: %w", r.transcript.Path, r.exchange.Command.Line, r.exchange.Name, err)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	made.Command = r.exchange.Command.Text
	made.Digest = r.book.Digest(r.transcript, r.exchange, made)
	return made, nil
}

// masked replaces what varies from run to run in what the programs of an
// exchange write.
func masked(e *transcript.Exchange) func(string) string {
	return func(text string) string { return unixTime.ReplaceAllString(transcript.Mask(e, text), "<time>") }
}

// inFolder makes the exchange ready to run in a folder, and removes the folder
// afterwards.
func (r *recorder) inFolder(use func(base string, cmd *runner.Command) error) (err error) {
	base, err := runner.MkdirTemp("weave-record-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, runner.Remove(base)) }()
	run := filepath.Join(base, "run")
	if err := os.Mkdir(run, 0o777); err != nil {
		return err
	}
	cmd, err := runner.New(r.transcript, r.exchange, run, r.bin)
	if err != nil {
		return err
	}
	return use(base, cmd)
}

// compare runs a command and compares what comes back with the transcript.
func (r *recorder) compare(cmd *runner.Command, name string) error {
	result, err := cmd.Output(r.ctx)
	if err != nil {
		return fmt.Errorf("%s:%d: %s: %s", r.transcript.Path, r.exchange.Command.Line, name, runner.Describe(err, result))
	}
	var errs []error
	for _, m := range transcript.Compare(r.exchange, result) {
		errs = append(errs, fmt.Errorf("%s:%d: %s: %s", r.transcript.Path, m.Line, name, m.Text))
	}
	return errors.Join(errs...)
}
