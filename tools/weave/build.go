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
	w, err := book.NewWeaver(os.DirFS(root), o, book.NewCache())
	if err != nil {
		return err
	}
	pages, err := w.All()
	if err != nil {
		return err
	}
	run, err := runFiles(ctx, root, w.Book)
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
