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
	"example.com/pipes/tools/transcript"
)

// tries is how often an exchange is recorded until two recordings are the same
// to the byte. After every three, its writes are held up twice as long.
const tries = 9

// slow is how much longer an exchange may take when every write is held up.
const slow = 5

// unixTime is what the programs print as a time, where no expectation says so
// because another program reads it.
var unixTime = regexp.MustCompile(`\b1[0-9]{9}\.[0-9]+\b`)

// record is the verb: it records a run of an exchange for its picture.
func record(ctx context.Context, root string, args []string, stdout io.Writer) error {
	f := flag.NewFlagSet("record", flag.ContinueOnError)
	if err := parseFlags(f, args, "CHAPTER/TRANSCRIPT#EXCHANGE, as weave list names them"); err != nil {
		return err
	}
	b, _ := book.Read(os.DirFS(root), book.NewCache()) // a stale recording is no reason not to make a new one
	t, exchanges, err := find(b, f.Arg(0))
	if err != nil {
		return err
	}
	if !strings.Contains(f.Arg(0), "#") {
		return fmt.Errorf("%w: weave record records one exchange: name it with #", errUsage)
	}
	e := exchanges[0]
	r, err := recordStable(ctx, b, root, t, e)
	if err != nil {
		return err
	}
	data, err := r.Encode()
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

// recordStable records an exchange until it comes out the same twice. On a
// busy machine who comes first may change; what each process does may not.
func recordStable(ctx context.Context, b *book.Book, root string, t *transcript.Transcript, e *transcript.Exchange) (*trace.Recording, error) {
	seen := map[string]bool{}
	var first *trace.Recording
	for i := range tries {
		r, err := recordOnce(ctx, b, root, t, e, trace.Pause<<(i/3))
		if err != nil {
			return nil, err
		}
		data, err := r.Encode()
		if err != nil {
			return nil, err
		}
		if first == nil {
			first = r
		} else if err := trace.Same(first, r); err != nil {
			return nil, fmt.Errorf("%s:%d: %s is not the same in every run, and no picture of it would be true: %w", t.Path, e.Line, e.Name, err)
		}
		if seen[string(data)] {
			_, err := trace.Decode(book.RecordingPath(t, e), data) // as a build will
			return r, err
		}
		seen[string(data)] = true
	}
	return nil, fmt.Errorf("%s:%d: %s was recorded %d times, each time in another order: try it on a machine that is less busy", t.Path, e.Line, e.Name, tries)
}

// recordOnce runs an exchange as its test does, but under strace.
func recordOnce(ctx context.Context, b *book.Book, root string, t *transcript.Transcript, e *transcript.Exchange, pause time.Duration) (r *trace.Recording, err error) {
	programs, err := runner.Programs(root, strings.Split(t.Path, "/")[1], []*transcript.Transcript{t})
	if err != nil {
		return nil, err
	}
	bin, err := runner.Build(ctx, root, filepath.Join(".record", strings.TrimSuffix(t.Path, ".txtar")), programs)
	if err != nil {
		return nil, err
	}
	base, err := os.MkdirTemp("", "weave-record-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(base)) }()
	run, calls := filepath.Join(base, "run"), filepath.Join(base, "calls")
	if err := errors.Join(os.Mkdir(run, 0o777), os.Mkdir(calls, 0o777)); err != nil {
		return nil, err
	}
	cmd, err := runner.New(t, e, run, bin)
	if err != nil {
		return nil, err
	}
	strace, err := trace.Strace(calls, pause)
	if err != nil {
		return nil, err
	}
	cmd.Under(strace...)
	cmd.Deadline = slow * runner.Deadline
	result, err := cmd.Output(ctx)
	if err != nil {
		return nil, errors.New(runner.Describe(err, result))
	}
	for _, m := range transcript.Compare(e, result) {
		return nil, fmt.Errorf("%s:%d: recorded, %s", t.Path, m.Line, m.Text)
	}
	r, err = trace.Events(os.DirFS(calls), pause, func(text string) string {
		return unixTime.ReplaceAllString(transcript.Mask(e, text), "<time>")
	})
	if err != nil {
		return nil, err
	}
	r.Command = e.Command.Text
	r.Digest = b.Digest(t, e, r)
	return r, nil
}
