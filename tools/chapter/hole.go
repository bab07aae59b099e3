package chapter

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark/util"
)

// A stencil is HTML with holes in it, and each page that shows the HTML says what
// stands in them. So Markdown is turned into HTML once, however many pages show it,
// and its tree, which takes several times the memory, is not kept.
type stencil struct {
	html  string
	holes []hole
}

// A hole is a place in a stencil, and what writes what stands there.
type hole struct {
	at   int
	fill func(*setter) error
}

// A setter fills the holes of stencils for a page.
type setter struct {
	out  *bytes.Buffer
	page Page
	epub *epubParts // nil on a page of the site
}

func (s *setter) write(parts ...string) {
	for _, part := range parts {
		s.out.WriteString(part)
	}
}

// A stretch of a stencil is a range of its HTML, with the range of the holes in it.
type stretch struct{ from, to position }

type position struct{ html, hole int }

func (s *setter) set(t stencil) error {
	return s.setStretch(t, stretch{to: position{len(t.html), len(t.holes)}})
}

func (s *setter) setStretch(t stencil, part stretch) error {
	done := part.from.html
	for _, h := range t.holes[part.from.hole:part.to.hole] {
		s.write(t.html[done:h.at])
		if err := h.fill(s); err != nil {
			return err
		}
		done = h.at
	}
	s.write(t.html[done:part.to.html])
	return nil
}

// A recorder makes a stencil of what goldmark renders.
type recorder struct {
	bytes.Buffer
	holes []hole
}

// Buffered and Flush make it a writer that goldmark takes as it is.
func (r *recorder) Buffered() int { return 0 }
func (r *recorder) Flush() error  { return nil }

func (r *recorder) position() position { return position{r.Len(), len(r.holes)} }

func (r *recorder) stencil() stencil { return stencil{r.String(), slices.Clone(r.holes)} }

// leaveHole leaves a hole in the stencil that is being recorded.
func leaveHole(w util.BufWriter, fill func(*setter) error) {
	r := w.(*recorder)
	r.holes = append(r.holes, hole{r.Len(), fill})
}
