package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.com/pipes/tools/apilinks"
	"example.com/pipes/tools/book"
	"example.com/pipes/tools/browser"
)

// build is the verb: it weaves the book into a folder.
func build(ctx context.Context, root string, args []string, stdout io.Writer) error {
	f := flag.NewFlagSet("build", flag.ContinueOnError)
	out := f.String("o", filepath.Join(root, "site", "public"), "")
	var o book.Options
	f.StringVar(&o.URL, "url", "", "")
	f.StringVar(&o.Repo, "repo", "", "")
	proven := f.Bool("prove", false, "")
	if err := parseFlags(f, args, ""); err != nil {
		return err
	}
	if *out == "" {
		return wrongUse("go tool weave build -o: want a folder")
	}
	if err := checkAddresses(&o); err != nil {
		return err
	}
	site, err := newOutput(root, *out)
	if err != nil {
		return err
	}
	weave := write
	if *proven {
		weave = writeProven
	}
	n, err := weave(ctx, root, o, site)
	if err == nil {
		err = site.publish()
	}
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
			u.User == nil && !strings.ContainsAny(*a.address, "?# ") && !strings.ContainsFunc(*a.address, unprintable)
		if *a.address != "" && !whole {
			return wrongUse("go tool weave build %s %q: want a whole address, as https://example.com/book", a.flag, *a.address)
		}
		*a.address = strings.TrimRight(*a.address, "/")
	}
	return nil
}

// unprintable says whether a character can't be seen, or is none.
func unprintable(r rune) bool { return r == utf8.RuneError || !unicode.IsPrint(r) }

// writeProven writes the site, and tests the book that it was made of.
func writeProven(ctx context.Context, root string, o book.Options, site *output) (files int, err error) {
	p, err := beginProof(root)
	if err != nil {
		return 0, err
	}
	if o.Proven, err = goRelease(ctx, root); err != nil {
		return 0, err
	}
	if files, err = write(ctx, root, o, site); err != nil {
		return 0, err
	}
	return files, p.finish(ctx)
}

// write writes the site of the book, as it is now, until ctx ends.
func write(ctx context.Context, root string, o book.Options, site *output) (files int, err error) {
	if o.Commit = commit(ctx, root); o.Commit != "" {
		o.Date = committed(ctx, root)
	}
	names, err := goNames(ctx)
	if err != nil {
		return 0, err
	}
	if err := leaveOut(ctx, root, &o); err != nil {
		return 0, err
	}
	s, err := book.NewSite(os.DirFS(root), o, book.NewCache(names))
	if err != nil {
		return 0, err
	}
	if err := s.Write(func(name string, content func(io.Writer) error) error {
		return site.write(ctx, name, content)
	}); err != nil {
		return 0, err
	}
	for _, load := range []struct {
		not   bool
		files func(context.Context, string, *book.Book) (book.Pages, error)
	}{{o.NoRun, runFiles}, {o.NoChange, toolchainFiles}} {
		if load.not {
			continue
		}
		files, err := load.files(ctx, root, s.Book)
		if err != nil {
			return 0, err
		}
		for name, data := range files {
			if err := site.write(ctx, name, whole(data)); err != nil {
				return 0, err
			}
		}
	}
	return len(site.names), nil
}

// leaveOut leaves Run and Change out of the pages where this Go release cannot
// build what they load. The book can be read without them.
func leaveOut(ctx context.Context, root string, o *book.Options) error {
	for _, c := range []struct {
		can  func(context.Context, string) error
		not  *bool
		what string
	}{{browser.CanRun, &o.NoRun, "Run"}, {browser.CanChange, &o.NoChange, "Change"}} {
		err := c.can(ctx, root)
		if errors.Is(err, browser.ErrRelease) {
			fmt.Fprintf(os.Stderr, "weave: %v\nweave: the pages are made without %s\n", err, c.what)
			*c.not = true
		} else if err != nil {
			return err
		}
	}
	// What was changed has to run.
	o.NoChange = o.NoChange || o.NoRun
	return nil
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
