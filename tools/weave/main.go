// Weave makes the book: it weaves the chapters and the programs they refer to
// into a site, and serves it.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"example.com/pipes/tools/runner"
)

const usage = `usage: go tool weave VERB

  build    weaves the site into site/public
             -o DIR     into DIR instead
             -url URL   the site's address, for canonical links
             -repo URL  the repository's address, for links to the source
  serve    weaves the site and serves it on 127.0.0.1:8000
             -addr HOST:PORT
  list     says which chapters, programs and transcripts there are
`

// errUsage is wrong use, as against work that failed.
var errUsage = errors.New("usage")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err := run(ctx, os.Args[1:], os.Stdout)
	switch {
	case err == nil:
	case errors.Is(err, flag.ErrHelp):
		fmt.Print(usage)
	case errors.Is(err, errUsage):
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	default:
		printError(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, stdout io.Writer) error {
	if len(args) == 0 {
		return flag.ErrHelp
	}
	verb, args := args[0], args[1:]
	root, err := runner.Root(".")
	if err != nil {
		return err
	}
	switch verb {
	case "build":
		return build(ctx, root, args, stdout)
	case "serve":
		return serve(ctx, root, args, stdout)
	case "list":
		return list(root, args, stdout)
	case "help", "-h", "-help", "--help":
		return flag.ErrHelp
	}
	return fmt.Errorf("%w: no verb %q: there are build, serve and list", errUsage, verb)
}

// parseFlags reads a verb's flags. It takes no other arguments than want.
func parseFlags(f *flag.FlagSet, args []string, want int) error {
	f.SetOutput(io.Discard)
	if err := f.Parse(args); errors.Is(err, flag.ErrHelp) {
		return err
	} else if err != nil {
		return fmt.Errorf("%w: weave %s: %v; weave help lists the flags", errUsage, f.Name(), err)
	}
	if f.NArg() != want {
		return fmt.Errorf("%w: weave %s takes %d arguments besides its flags, and there are %d", errUsage, f.Name(), want, f.NArg())
	}
	return nil
}
