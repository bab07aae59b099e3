package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"example.com/pipes/tools/book"
	"example.com/pipes/tools/runner"
	"example.com/pipes/tools/transcript"
)

// An exitStatus is the status that weave ends with, where all has been said.
type exitStatus int

func (s exitStatus) Error() string { return fmt.Sprintf("exit status %d", int(s)) }

// runVerb runs one exchange, and ends with its status; or all those of a
// transcript, each under the line that is typed.
func runVerb(ctx context.Context, root string, args []string) error {
	f := flag.NewFlagSet("run", flag.ContinueOnError)
	if err := parseFlags(f, args, "CHAPTER/TRANSCRIPT[#EXCHANGE], as go tool weave list names them"); err != nil {
		return err
	}
	fsys := os.DirFS(root)
	b, _ := book.Read(fsys, book.NewCache(nil)) // what is wrong elsewhere in the book does not matter here
	t, exchanges, err := find(b, f.Arg(0))
	if err != nil {
		return err
	}
	src, err := fs.ReadFile(fsys, t.Path)
	if err != nil {
		return err
	}
	if _, err := transcript.Parse(t.Path, src); err != nil {
		return err
	}
	name := book.TranscriptName(t.Path)
	chapter, _, _ := strings.Cut(name, "/")
	programs, err := runner.Programs(root, chapter, []*transcript.Transcript{t})
	if err != nil {
		return err
	}
	bin, err := buildPrograms(ctx, root, filepath.Join(".run", filepath.FromSlash(name)), programs)
	if err != nil {
		return err
	}
	r := &live{ctx: ctx, transcript: t, bin: bin}
	if strings.Contains(f.Arg(0), "#") {
		return r.one(exchanges[0])
	}
	return r.all(exchanges)
}

// A live runs exchanges of a transcript, their output going where weave's
// own goes.
type live struct {
	ctx        context.Context
	transcript *transcript.Transcript
	bin        string
}

// one runs an exchange. On a terminal it shows the line that is typed.
func (r *live) one(e *transcript.Exchange) error {
	if why := runner.Missing(r.transcript, e); why != "" {
		return fmt.Errorf("%s does not run here: %s", book.ExchangeName(r.transcript.Path, e), why)
	}
	if isTerminal(os.Stderr) {
		fmt.Fprint(os.Stderr, e.Typed())
	}
	status, err := r.run(e)
	if err != nil {
		return err
	}
	if status != 0 {
		return exitStatus(status)
	}
	return nil
}

// all runs exchanges one after another. It fails where one does not end with
// the status that the transcript says.
func (r *live) all(exchanges []*transcript.Exchange) error {
	var errs []error
	for i, e := range exchanges {
		name := book.ExchangeName(r.transcript.Path, e)
		if i > 0 {
			if _, err := fmt.Println(); err != nil {
				return err
			}
		}
		if _, err := fmt.Print(e.Typed()); err != nil {
			return err
		}
		if why := runner.Missing(r.transcript, e); why != "" {
			fmt.Fprintf(os.Stderr, "%s does not run here: %s\n", name, why)
			continue
		}
		status, err := r.run(e)
		switch {
		case r.ctx.Err() != nil:
			return err
		case err != nil:
			errs = append(errs, fmt.Errorf("%s: %w", name, err))
		case status != e.Status:
			errs = append(errs, fmt.Errorf("%s: exit status %d, and the transcript says %d", name, status, e.Status))
		case status != 0:
			if _, err := fmt.Printf("exit status %d\n", status); err != nil {
				return err
			}
		}
	}
	return errors.Join(errs...)
}

// run runs an exchange in a folder of its own, which is gone afterwards.
func (r *live) run(e *transcript.Exchange) (status int, err error) {
	base, err := runner.MkdirTemp("weave-run-")
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, runner.Remove(base)) }()
	cmd, err := runner.New(r.transcript, e, base, r.bin)
	if err != nil {
		return 0, err
	}
	cmd.To(os.Stdout, os.Stderr)
	return cmd.Run(r.ctx)
}
