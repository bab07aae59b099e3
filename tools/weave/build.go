package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"example.com/pipes/tools/apilinks"
	"example.com/pipes/tools/book"
)

// build is the verb: it weaves the book into a folder.
func build(ctx context.Context, root string, args []string, stdout io.Writer) error {
	f := flag.NewFlagSet("build", flag.ContinueOnError)
	out := f.String("o", filepath.Join(root, "site", "public"), "")
	var o book.Options
	f.StringVar(&o.URL, "url", "", "")
	f.StringVar(&o.Repo, "repo", "", "")
	if err := parseFlags(f, args, ""); err != nil {
		return err
	}
	if *out == "" {
		return wrongUse("go tool weave build -o: want a folder")
	}
	if err := checkAddresses(&o); err != nil {
		return err
	}
	o.Verified, o.Commit = verified(), commit(ctx, root)
	site, err := newOutput(root, *out)
	if err != nil {
		return err
	}
	n, err := buildInto(ctx, root, o, site)
	if err = errors.Join(err, site.close()); err != nil {
		return err
	}
	_, err = fmt.Fprintf(stdout, "%d files in %s\n", n, *out)
	return err
}

// checkAddresses refuses addresses with which the links of the pages would
// lead nowhere, and takes a slash from their ends.
func checkAddresses(o *book.Options) error {
	for _, a := range []struct {
		flag    string
		address *string
	}{{"-url", &o.URL}, {"-repo", &o.Repo}} {
		u, err := url.Parse(*a.address)
		whole := err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" &&
			u.User == nil && !strings.ContainsAny(*a.address, "?# ")
		if *a.address != "" && !whole {
			return wrongUse("go tool weave build %s %q: want a whole address, as https://example.com/book", a.flag, *a.address)
		}
		*a.address = strings.TrimRight(*a.address, "/")
	}
	return nil
}

// buildInto weaves the book and publishes it. Where ctx ends before that, the
// old site stays.
func buildInto(ctx context.Context, root string, o book.Options, site *output) (files int, err error) {
	names, err := goNames(ctx)
	if err != nil {
		return 0, err
	}
	s, err := book.NewSite(os.DirFS(root), o, book.NewCache(names))
	if err != nil {
		return 0, err
	}
	pages, err := s.All()
	if err != nil {
		return 0, err
	}
	run, err := runFiles(ctx, root, s.Book)
	if err != nil {
		return 0, err
	}
	maps.Copy(pages, run)
	for name, data := range pages {
		if ctx.Err() != nil {
			return 0, ctx.Err()
		}
		if err := site.write(name, data); err != nil {
			return 0, err
		}
	}
	return len(pages), site.publish()
}

// goNames knows the names in code that a book may use. An installation of Go
// without lists of them still weaves the book.
func goNames(ctx context.Context) (*apilinks.Finder, error) {
	names, err := apilinks.Installed(ctx)
	if errors.Is(err, apilinks.ErrNoLists) {
		fmt.Fprintf(os.Stderr, "weave: %v: os.Pipe and the like are neither checked nor linked\n", err)
		err = nil
	}
	return names, err
}

// verified names what runs the tests of this book here.
func verified() string { return runtime.Version() + " " + runtime.GOOS + "/" + runtime.GOARCH }

// commit is the source's, or "" where it is not known: a copy without git.
func commit(ctx context.Context, root string) string {
	cmd := exec.CommandContext(ctx, "git", "describe", "--always", "--dirty", "--abbrev=12", "--exclude=*")
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}
