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
	"syscall"
	"time"

	"example.com/pipes/tools/book"

	"github.com/fsnotify/fsnotify"
)

const (
	// quiet is how long nothing changes before the book is read again: an
	// editor saves in several steps.
	quiet = 3 * time.Millisecond
	// patience is how long to wait before errors are shown: a slow editor
	// removes a file before it writes it anew.
	patience = 100 * time.Millisecond
)

// sources are the folders that a site is woven from.
var sources = []string{"chapters", "examples", "site/assets"}

// A watcher tells which files of the book change. Where the system does not
// let it watch, it says so once on standard error, and tells of what it can: a
// reader can still read.
type watcher struct {
	root   string
	known  *knownFS // the book, until the next change
	add    func(folder string) error
	events <-chan fsnotify.Event // nil, as errors: nothing is watched
	errors <-chan error
	close  func() error
	added  map[string]bool // folders
	warned bool
}

func newWatcher(root string) *watcher {
	w := &watcher{root: root, known: newKnownFS(root), close: func() error { return nil }}
	w.start()
	return w
}

// start watches every folder by the name that it has now, and forgets what was
// known before.
func (w *watcher) start() {
	err := w.close()
	w.events, w.errors, w.close = nil, nil, func() error { return nil }
	w.added = map[string]bool{}
	n, failed := fsnotify.NewWatcher()
	if failed == nil {
		w.add, w.events, w.errors, w.close = n.Add, n.Events, n.Errors, n.Close
		failed = w.addAll()
	}
	if err := errors.Join(err, failed); err != nil {
		w.warn(err)
	}
	w.known.forgetAll() // not before all changes are told again
}

// warn says that changes are not watched, why, and what to do.
func (w *watcher) warn(err error) {
	if w.warned {
		return
	}
	w.warned = true
	w.known.turnOff()
	advice := "after a change, start weave serve again"
	switch {
	case errors.Is(err, syscall.ENOSPC): // so inotify says it, which has nothing to do with a disk
		err = errors.New("the limit fs.inotify.max_user_watches is reached")
		advice = "raise it with sysctl, or " + advice
	case errors.Is(err, syscall.EMFILE):
		err = errors.New("the limit fs.inotify.max_user_instances, or that of open files, is reached")
		advice = "raise it, or " + advice
	}
	fmt.Fprintf(os.Stderr, "weave: not all changes are watched: %v: %s\n", err, advice)
}

// addAll watches every folder of the book, and those above, where one of the
// book's may come back.
func (w *watcher) addAll() error {
	errs := []error{w.add(w.root)}
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
			w.added[name] = true
			if err := w.add(name); !errors.Is(err, fs.ErrNotExist) {
				return err
			}
			return nil
		}))
	}
	return errors.Join(errs...)
}

// follow publishes an edition after each change, and says on standard error
// what is wrong with it, until ctx ends.
func (w *watcher) follow(ctx context.Context, e *editions) {
	before := e.wrong
	for {
		files := w.next(ctx)
		if ctx.Err() != nil {
			return
		}
		edition, wrong := e.read(files)
		if wrong != nil {
			soon, cancel := context.WithTimeout(ctx, patience)
			more := w.next(soon)
			cancel()
			edition, wrong = e.read(append(files, more...))
		}
		e.publish(edition, wrong)
		if wrong != nil {
			printError(wrong)
		} else if before != nil {
			fmt.Fprintln(os.Stderr, "No errors.")
		}
		before = wrong
	}
}

// next waits for a change, then until nothing more has changed for a while,
// and gives the files of the book by their names. The end of ctx ends it.
func (w *watcher) next(ctx context.Context) []string {
	var files []string
	var still <-chan time.Time
	for created, lost := false, false; ; {
		select {
		case event := <-w.events:
			if event.Has(fsnotify.Rename) && w.added[event.Name] {
				lost = true // what changes below the folder is told by its old name
			}
			if name, ok := w.name(event); ok {
				files = append(files, name)
				created = created || event.Has(fsnotify.Create) && isFolder(event.Name)
				still = time.After(quiet)
			}
			continue
		case err := <-w.errors:
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				w.warn(err)
				continue
			}
			lost, still = true, time.After(quiet) // the next reading finds it
			continue
		case <-still:
		case <-ctx.Done():
		}
		if lost {
			w.start()
		} else if created {
			if err := w.addAll(); err != nil {
				w.warn(err)
			}
		}
		w.known.forget(files...)
		return files
	}
}

func isFolder(name string) bool {
	info, err := os.Lstat(name)
	return err == nil && info.IsDir()
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
