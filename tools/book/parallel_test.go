package book

import (
	"bytes"
	"errors"
	"io"
	"maps"
	"slices"
	"sync/atomic"
	"testing"
)

// TestInOrder: the results come in order, and a loop that is left early leaves
// nothing running.
func TestInOrder(t *testing.T) {
	for _, n := range []int{0, 1, 1000} {
		var running atomic.Int32
		double := func(i int) int {
			running.Add(1)
			defer running.Add(-1)
			return 2 * i
		}
		var got []int
		for i, d := range inOrder(n, double) {
			if i != len(got) || d != 2*i {
				t.Fatalf("result %d is of %d: %d", len(got), i, d)
			}
			if got = append(got, d); len(got) == n/2 {
				break
			}
		}
		if running.Load() != 0 {
			t.Errorf("%d are still running", running.Load())
		}
	}
}

// TestWriteErrors: of several files that cannot be written, the error is that
// of the first, on however many cores.
func TestWriteErrors(t *testing.T) {
	s, err := NewSite(smallSite(t), Options{}, NewCache(nil))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range s.files {
		names = append(names, f.name)
	}
	refused := names[len(names)/3:]
	for range 20 {
		err := s.Write(func(name string, content func(io.Writer) error) error {
			if slices.Contains(refused, name) {
				return errors.New(name)
			}
			return content(io.Discard)
		})
		if err == nil || err.Error() != refused[0] {
			t.Fatalf("%v, want %s", err, refused[0])
		}
	}
}

// TestWriteOnce: a site that is written is the same as one whose files are
// made one by one.
func TestWriteOnce(t *testing.T) {
	fsys, cache := smallSite(t), NewCache(nil)
	s, err := NewSite(fsys, Options{}, NewCache(nil))
	if err != nil {
		t.Fatal(err)
	}
	pages, err := Build(fsys, Options{}, cache)
	if err != nil || len(pages) != len(s.files) {
		t.Fatalf("%d files, want %d: %v", len(pages), len(s.files), err)
	}
	if _, err := s.Page(epubFile); err != nil { // whose size the pages tell
		t.Error(err)
	}
	for name, page := range pages {
		if one, err := s.Page(name); err != nil || !bytes.Equal(one, page) {
			t.Errorf("%s is another when it is made alone: %v", name, err)
		}
	}
	if again, err := Build(fsys, Options{}, cache); err != nil || !maps.EqualFunc(again, pages, bytes.Equal) {
		t.Errorf("the site is another when it is made again: %v", err)
	}
}
