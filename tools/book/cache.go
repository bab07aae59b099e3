package book

import (
	"io/fs"
	"sync"
	"time"

	"example.com/pipes/tools/apilinks"
	"example.com/pipes/tools/trace"
	"example.com/pipes/tools/trace/picture"
)

// A Cache keeps what was made of each file of the book, or of a few, so that
// only what changed is read again. A page that shows several files looks each of
// them up when it is made.
type Cache struct {
	names      *apilinks.Finder
	texts      texts
	chapters   memo[parsedChapter]
	examples   memo[example]
	lines      memo[[]string]
	changes    memo[int] // lines between two excerpts
	recordings memo[*trace.Recording]
	digests    memo[string] // of what was recorded
	drawings   memo[picture.Drawing]
	assets     memo[[]byte]
	printers   sync.Map // of messages: a transcript that has it
}

// NewCache is a cache that is empty: of a book that is read once. The finder
// knows what inline code names; without one no code is checked or linked.
func NewCache(names *apilinks.Finder) *Cache {
	return &Cache{names: names}
}

// A memo maps a file's name to what was made of its text.
type memo[T any] struct {
	mu   sync.Mutex
	made map[string]result[T]
}

type result[T any] struct {
	src  string
	made T
	err  error
}

// of returns what the function makes of the text; it calls the function only if
// the text has changed. Two goroutines that ask at once may both call it: it
// makes the same of the same text.
func (m *memo[T]) of(name, src string, function func(src string) (T, error)) (T, error) {
	m.mu.Lock()
	r, ok := m.made[name]
	m.mu.Unlock()
	if ok && r.src == src {
		return r.made, r.err
	}
	r.src = src
	r.made, r.err = function(src)
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.made == nil {
		m.made = map[string]result[T]{}
	}
	m.made[name] = r
	return r.made, r.err
}

// texts are the texts of files, by name.
type texts struct {
	mu   sync.Mutex
	kept map[string]kept
}

// A kept is the text of a file, with the file's size and time when it was read.
type kept struct {
	size     int64
	modified time.Time
	src      string
}

// Forget drops the texts of files that have changed, even if their size and time
// have not.
func (c *Cache) Forget(files []string) {
	c.texts.mu.Lock()
	defer c.texts.mu.Unlock()
	for _, name := range files {
		delete(c.texts.kept, name)
	}
}

// minAge is how old a file has to be before its size and time are trusted: some
// file systems record times so coarsely that a second change may go unseen.
const minAge = 2 * time.Second

// of returns the text of a file; it calls read only if the file has changed. The
// text is kept unless the file is too young for minAge.
func (t *texts) of(name string, info fs.FileInfo, read func() (string, error)) (string, error) {
	t.mu.Lock()
	k, ok := t.kept[name]
	t.mu.Unlock()
	if ok && k.size == info.Size() && k.modified.Equal(info.ModTime()) {
		return k.src, nil
	}
	src, err := read()
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.kept == nil {
		t.kept = map[string]kept{}
	}
	if delete(t.kept, name); err == nil && !info.ModTime().IsZero() && time.Since(info.ModTime()) > minAge {
		t.kept[name] = kept{info.Size(), info.ModTime(), src}
	}
	return src, err
}
