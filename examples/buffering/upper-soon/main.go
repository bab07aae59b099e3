// Upper-soon has a buffer that's flushed after 50 ms.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"time"
)

func main() {
	out := &soon{out: bufio.NewWriter(os.Stdout)}
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		line := strings.ToUpper(in.Text())
		if _, err := fmt.Fprintln(out, line); err != nil {
			break // Flush returns it once more
		}
	}
	check(errors.Join(in.Err(), out.Flush()))
}

// A soon is a buffer that a timer flushes. It needs a lock, because
// the timer's function runs in a goroutine of its own.
type soon struct {
	mu    sync.Mutex
	out   *bufio.Writer
	timer *time.Timer
}

func (s *soon) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.timer == nil {
		flush := func() { s.Flush() }
		s.timer = time.AfterFunc(50*time.Millisecond, flush)
	}
	return s.out.Write(p)
}

// Flush may be called by the timer, which drops the error. But the
// writer keeps it, and returns it from the next call.
func (s *soon) Flush() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.timer != nil {
		s.timer.Stop()
		s.timer = nil
	}
	return s.out.Flush()
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "upper-soon:", err)
		os.Exit(1)
	}
}
