package main

import (
	"context"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"example.com/pipes/tools/book"

	"github.com/fsnotify/fsnotify"
)

// TestFollow: a change is published; where the system watches no more folders,
// serve goes on with those that it has.
func TestFollow(t *testing.T) {
	root := t.TempDir()
	check(t, os.CopyFS(root, lookedBook(t)))
	e := newEditions(os.DirFS(root), book.Options{}, book.NewCache(nil))
	e.publish(e.read(nil))
	check(t, e.wrong)
	events := make(chan fsnotify.Event)
	w := &watcher{root: root, add: func(string) error { return syscall.ENOSPC }, events: events}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { defer close(ended); w.follow(ctx, e) }()
	for range 2 {
		_, changed := e.version()
		events <- fsnotify.Event{Name: filepath.Join(root, "chapters", "new"), Op: fsnotify.Create}
		<-changed
	}
	cancel()
	<-ended
	if !w.warned {
		t.Error("that the limit is reached is not said")
	}
}
