package book

import (
	"html/template"
	"io/fs"
	"time"

	"example.com/pipes/tools/apilinks"
	"example.com/pipes/tools/chapter"
	"example.com/pipes/tools/excerpt"
	"example.com/pipes/tools/trace"
	"example.com/pipes/tools/transcript"
)

// A Cache keeps what was made of each file of the book, so that only a
// changed file is read again. Whatever else of the book a page shows is
// looked up anew each time: nothing that is kept depends on two files.
type Cache struct {
	names       *apilinks.Finder
	texts       map[string]kept
	chapters    memo[*chapter.Chapter]
	transcripts memo[*transcript.Transcript]
	files       memo[*excerpt.File]
	lines       memo[[]template.HTML]
	recordings  memo[*trace.Recording]
	drawings    memo[drawing]
}

// NewCache is a cache that is empty: of a book that is read once. The finder
// knows what inline code names; without one no code is checked or linked.
func NewCache(names *apilinks.Finder) *Cache {
	return &Cache{
		names:       names,
		texts:       map[string]kept{},
		chapters:    memo[*chapter.Chapter]{},
		transcripts: memo[*transcript.Transcript]{},
		files:       memo[*excerpt.File]{},
		lines:       memo[[]template.HTML]{},
		recordings:  memo[*trace.Recording]{},
		drawings:    memo[drawing]{},
	}
}

// A memo keeps, by the file's name, what was made of a text.
type memo[T any] map[string]struct {
	src  string
	made T
	err  error
}

// of gives what the function makes of the text, or has made of the same text.
func (m memo[T]) of(name, src string, function func(src string) (T, error)) (T, error) {
	k, ok := m[name]
	if !ok || k.src != src {
		k.src = src
		k.made, k.err = function(src)
		m[name] = k
	}
	return k.made, k.err
}

// A kept is a text that was read, from a file that looked so.
type kept struct {
	size     int64
	modified time.Time
	src      string
}

// Forget forgets the texts of files that have changed, whatever their times say.
func (c *Cache) Forget(files []string) {
	for _, name := range files {
		delete(c.texts, name)
	}
}

// settled is how old a file is when its size and time tell that it is the
// same: time stands still for a moment in some file systems.
const settled = 2 * time.Second

// text gives the text of a file that did not change since it was read.
func (c *Cache) text(name string, info fs.FileInfo) (string, bool) {
	k, ok := c.texts[name]
	return k.src, ok && k.size == info.Size() && k.modified.Equal(info.ModTime())
}

// keep keeps the text of a file, unless it may still change unseen.
func (c *Cache) keep(name string, info fs.FileInfo, src string) string {
	if delete(c.texts, name); !info.ModTime().IsZero() && time.Since(info.ModTime()) > settled {
		c.texts[name] = kept{info.Size(), info.ModTime(), src}
	}
	return src
}
