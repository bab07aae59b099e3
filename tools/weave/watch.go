package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"example.com/pipes/tools/book"

	"github.com/fsnotify/fsnotify"
)

const (
	// quiet is how long nothing changes before the book is read again: an
	// editor saves in several steps.
	quiet = 10 * time.Millisecond
	// patience is how long a book with mistakes is given to become whole: a
	// slow editor removes a file before it writes it anew.
	patience = 100 * time.Millisecond
)

// sources are the folders that a site is woven from.
var sources = []string{"chapters", "examples", "site/templates", "site/assets"}

// A watcher tells which files of the book change.
type watcher struct {
	*fsnotify.Watcher
	root string
}

func newWatcher(root string) (*watcher, error) {
	n, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("cannot watch for changes: %w", err)
	}
	w := &watcher{n, root}
	if err := w.addAll(); err != nil {
		return nil, errors.Join(fmt.Errorf("cannot watch for changes: %w", err), n.Close())
	}
	return w, nil
}

// addAll watches every folder of the book, and those above, where one of the
// book's may come back.
func (w *watcher) addAll() error {
	errs := []error{w.Add(w.root)}
	for _, source := range append([]string{"site"}, sources...) {
		errs = append(errs, filepath.WalkDir(filepath.Join(w.root, filepath.FromSlash(source)), func(name string, d fs.DirEntry, err error) error {
			switch {
			case errors.Is(err, fs.ErrNotExist): // or no longer
				return nil
			case err != nil:
				return err
			case !d.IsDir():
				return nil
			case source == "site" && filepath.Base(name) != "site":
				return fs.SkipDir // what a build writes
			}
			if err := w.Add(name); !errors.Is(err, fs.ErrNotExist) {
				return err
			}
			return nil
		}))
	}
	return errors.Join(errs...)
}

// follow publishes an edition after each change, and says on standard error
// what is wrong with it, until ctx ends.
func (w *watcher) follow(ctx context.Context, e *editions) error {
	before := e.wrong
	for {
		files, err := w.next(ctx)
		if err != nil || ctx.Err() != nil {
			return err
		}
		edition, wrong := e.read(files)
		if wrong != nil {
			soon, cancel := context.WithTimeout(ctx, patience)
			more, err := w.next(soon)
			if cancel(); err != nil {
				return err
			}
			edition, wrong = e.read(append(files, more...))
		}
		e.publish(edition, wrong)
		if wrong != nil {
			book.PrintError(os.Stderr, wrong)
		} else if before != nil {
			fmt.Fprintln(os.Stderr, "The book is whole again.")
		}
		before = wrong
	}
}

// next waits for a change, then until nothing more has changed for a while,
// and gives the files of the book by their names. The end of ctx ends it.
func (w *watcher) next(ctx context.Context) ([]string, error) {
	var files []string
	var still <-chan time.Time
	for created := false; ; {
		select {
		case event := <-w.Events:
			if name, ok := w.name(event); ok {
				files = append(files, name)
				created = created || event.Has(fsnotify.Create)
				still = time.After(quiet)
			}
			continue
		case err := <-w.Errors:
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				return nil, fmt.Errorf("watching for changes: %w", err)
			}
			created, still = true, time.After(quiet) // what was lost, the next reading finds
			continue
		case <-still:
		case <-ctx.Done():
		}
		if created {
			return files, w.addAll()
		}
		return files, nil
	}
}

// name is the name of the file an event is about. What is no part of the
// book, and what changes no text, is passed over.
func (w *watcher) name(event fsnotify.Event) (string, bool) {
	rel, err := filepath.Rel(w.root, event.Name)
	if err != nil || event.Op == fsnotify.Chmod || book.Hidden(filepath.Base(rel)) {
		return "", false
	}
	name := filepath.ToSlash(rel)
	return name, slices.ContainsFunc(sources, func(s string) bool {
		return name == s || strings.HasPrefix(name, s+"/") || strings.HasPrefix(s, name+"/")
	})
}
