package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// build is the verb: it weaves the book into a folder.
func build(ctx context.Context, root string, args []string, stdout io.Writer) error {
	f := flag.NewFlagSet("build", flag.ContinueOnError)
	out := f.String("o", filepath.Join(root, "site", "public"), "")
	var o options
	f.StringVar(&o.url, "url", "", "")
	f.StringVar(&o.repo, "repo", "", "")
	if err := parseFlags(f, args, ""); err != nil {
		return err
	}
	o.verified, o.commit = verified(), commit(ctx, root)
	w, err := newWeaver(os.DirFS(root), o, newCache())
	if err != nil {
		return err
	}
	if err := w.all(); err != nil {
		return err
	}
	run, err := runFiles(ctx, root, w.book)
	if err != nil {
		return err
	}
	maps.Copy(w.pages, run)
	if err := writeSite(*out, w.pages); err != nil {
		return err
	}
	_, err = fmt.Fprintf(stdout, "%d files in %s\n", len(w.pages), *out)
	return err
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
