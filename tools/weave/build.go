package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
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
	o.Verified, o.Commit = verified(), commit(ctx, root)
	names, err := goNames(ctx)
	if err != nil {
		return err
	}
	s, err := book.NewSite(os.DirFS(root), o, book.NewCache(names))
	if err != nil {
		return err
	}
	pages, err := s.All()
	if err != nil {
		return err
	}
	run, err := runFiles(ctx, root, s.Book)
	if err != nil {
		return err
	}
	maps.Copy(pages, run)
	if err := writeSite(*out, pages); err != nil {
		return err
	}
	_, err = fmt.Fprintf(stdout, "%d files in %s\n", len(pages), *out)
	return err
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
