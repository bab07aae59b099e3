// Weave makes the book: it weaves the chapters and the programs they refer to
// into a site, and serves it.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"go/scanner"
	"io"
	"os"
	"os/signal"
	"regexp"
	"slices"
	"syscall"

	"example.com/pipes/tools/book"
	"example.com/pipes/tools/runner"
)

const usage = `usage: go tool weave VERB

  build    weaves the site into site/public
             -prove     runs the tests of the book too; only then do the
                        pages say that their outputs were compared
             -o DIR     into DIR instead, which it replaces whole
             -url URL   the site's address, for canonical links
             -repo URL  the repository's address, for links to the source
  serve    weaves the site, serves it on 127.0.0.1:8000, and shows each change
             -addr HOST:PORT  another address of this machine
  run CHAPTER/TRANSCRIPT[#EXCHANGE]
           runs an exchange, or all of a transcript, here in the terminal
  try CHAPTER/EXERCISE [FOLDER]
           puts the program that an exercise starts from into FOLDER, or into
           pipes-exercises in your home; then says whether what you made of it
           there does what the exercise asks, with status 0 or 1
             -watch     says so again each time you save a file
  list     says which chapters, programs and exercises there are, and what
           can be run
  shell    opens your own shell with every program of the book on PATH
  record CHAPTER/TRANSCRIPT#EXCHANGE
           records a run for its picture; needs Linux and strace
`

// usageError is wrong use, as against work that failed.
type usageError struct{ error }

// wrongUse makes a usageError, as fmt.Errorf does an error.
func wrongUse(format string, args ...any) error {
	return usageError{fmt.Errorf(format, args...)}
}

func main() {
	takeSignals()
	ctx := untilSignal()
	os.Exit(status(ctx, run(ctx, os.Args[1:], os.Stdout)))
}

// A signalError is the cause of a context that a signal has ended.
type signalError syscall.Signal

func (s signalError) Error() string { return syscall.Signal(s).String() }

// untilSignal is a context that ends with the first signal that asks weave to
// end, so that what it started is ended in order. Later ones are ignored.
func untilSignal() context.Context {
	ctx, cancel := context.WithCancelCause(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	go func() {
		s, _ := (<-signals).(syscall.Signal)
		cancel(signalError(s))
	}()
	return ctx
}

// status prints err and gives the exit status for it.
func status(ctx context.Context, err error) int {
	ended, use, signalled := exitStatus(0), usageError{}, signalError(0)
	switch {
	case err == nil:
		return 0
	case errors.As(err, &ended):
		return int(ended)
	case errors.Is(err, syscall.EPIPE): // the reader of the output has left
		return 128 + int(syscall.SIGPIPE)
	case errors.As(context.Cause(ctx), &signalled):
		if err = withoutCanceled(err); err != nil {
			printError(err)
		}
		return 128 + int(signalled)
	case errors.As(err, &use):
		printError(err)
		return 2
	}
	printError(err)
	return 1
}

// placed is what begins with a file and a line, or else with the command.
var placed = regexp.MustCompile(`^\S+:\d+(:\d+)?: |^go tool weave `)

// printError prints err on standard error. It begins with the file that is
// wrong, or with weave's name: in a pipeline, several programs write there.
func printError(err error) {
	list := scanner.ErrorList(nil)
	if !errors.As(err, &list) && !placed.MatchString(err.Error()) {
		err = fmt.Errorf("weave: %w", err)
	}
	book.PrintError(os.Stderr, err)
}

// withoutCanceled leaves out of a joined error what only says that the work
// was ended.
func withoutCanceled(err error) error {
	if list, ok := err.(interface{ Unwrap() []error }); ok {
		var rest []error
		for _, e := range list.Unwrap() {
			rest = append(rest, withoutCanceled(e))
		}
		return errors.Join(rest...)
	}
	if errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

func run(ctx context.Context, args []string, stdout io.Writer) error {
	if len(args) == 0 {
		args = []string{"help"}
	}
	verb, args := args[0], args[1:]
	if slices.Contains([]string{"help", "-h", "-help", "--help"}, verb) {
		_, err := io.WriteString(stdout, usage)
		return err
	}
	root, err := runner.Root(".")
	if err != nil {
		return err
	}
	switch verb {
	case "build":
		err = build(ctx, root, args, stdout)
	case "serve":
		err = serve(ctx, root, args, stdout)
	case "run":
		err = runVerb(ctx, root, args)
	case "try":
		err = try(ctx, root, args, stdout)
	case "list":
		err = list(ctx, root, args, stdout)
	case "shell":
		err = shell(ctx, root, args)
	case "record":
		err = record(ctx, root, args, stdout)
	default:
		return wrongUse("no verb %q: %s", verb, suggest(verb, []string{"build", "serve", "run", "try", "list", "shell", "record"}))
	}
	if errors.Is(err, flag.ErrHelp) {
		_, err = io.WriteString(stdout, usage)
	}
	return err
}

// parseFlags reads a verb's flags. Beside them the verb takes one argument,
// where want says which, or none.
func parseFlags(f *flag.FlagSet, args []string, want string) error {
	if err := parse(f, args); err != nil {
		return err
	}
	switch {
	case want == "" && f.NArg() > 0:
		return wrongUse("go tool weave %s takes flags only, and here is %q", f.Name(), f.Arg(0))
	case want != "" && f.NArg() != 1:
		return wrongUse("go tool weave %s wants one %s", f.Name(), want)
	}
	return nil
}

// parse reads a verb's flags, and leaves its arguments in f.
func parse(f *flag.FlagSet, args []string) error {
	f.SetOutput(io.Discard)
	err := f.Parse(args)
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		return wrongUse("go tool weave %s: %v: go tool weave help lists the flags", f.Name(), err)
	}
	return err
}
