package runner

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"example.com/pipes/tools/transcript"
)

// A collector reads what is written to w, as far as MaxOutput.
type collector struct {
	r, w *os.File
	data []byte
	full bool
	err  error
	done chan struct{}
}

func capture(stop func()) (*collector, error) {
	r, w, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	c := &collector{r: r, w: w, done: make(chan struct{})}
	go func() {
		defer close(c.done)
		c.data, c.err = io.ReadAll(io.LimitReader(r, MaxOutput+1))
		if len(c.data) > MaxOutput {
			c.full = true
			c.data = c.data[:MaxOutput]
			stop()
		}
	}()
	return c, nil
}

// finish closes the write end and reads to the end of file. A process that was
// not found may still have the write end open, so it waits for the grace only.
func (c *collector) finish() error {
	err := errors.Join(c.w.Close(), c.r.SetReadDeadline(time.Now().Add(Grace)))
	<-c.done
	if errors.Is(c.err, os.ErrDeadlineExceeded) {
		c.err = fmt.Errorf("a process that was not found still had its output open %v after the end", Grace)
	}
	return errors.Join(err, c.err, c.r.Close())
}

func (c *collector) close() error {
	return errors.Join(c.w.Close(), c.r.Close())
}

// Describe returns an error's text, followed by the output so far.
func Describe(err error, r transcript.Result) string {
	var b strings.Builder
	b.WriteString(err.Error())
	for _, p := range []struct {
		what string
		data []byte
	}{{"output", r.Out}, {"error output", r.Err}} {
		if len(p.data) > 0 {
			text := transcript.Encode(p.data[:min(len(p.data), 2000)])
			fmt.Fprintf(&b, "\n%s so far:\n\t%s", p.what, strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n\t"))
		}
	}
	return b.String()
}
