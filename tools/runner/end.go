package runner

import (
	"fmt"
	"os"
	"time"
)

// grace is how long to wait for the exchange's processes. With -orphans they are
// expected to be alive, so there is little to wait for.
func (c *Command) grace() time.Duration {
	if c.orphans {
		return min(c.Grace, interruptGrace)
	}
	return c.Grace
}

// remaining waits until the exchange's processes have ended, and names those
// that are still alive after the grace.
func (c *Command) remaining(grace time.Duration) []string {
	end := time.Now().Add(grace)
	for wait := time.Millisecond; ; wait = min(2*wait, 50*time.Millisecond) {
		left := c.started()
		if len(left) == 0 {
			return nil
		}
		if time.Now().After(end) {
			var names []string
			for _, p := range left {
				names = append(names, p.String())
			}
			return names
		}
		time.Sleep(wait)
	}
}

// interrupt sends the exchange what Ctrl-C sends, and kills what does not end.
func (c *Command) interrupt(exited <-chan error) {
	interrupt(c.cmd)
	select {
	case <-exited:
	case <-time.After(interruptGrace):
		c.killAll()
		<-exited
	}
	if len(c.remaining(interruptGrace)) > 0 {
		c.killAll()
	}
}

// killAll kills the exchange's processes, until none is left that could start
// another.
func (c *Command) killAll() {
	killGroup(c.cmd)
	for range 100 {
		left := c.started()
		if len(left) == 0 {
			return
		}
		for _, p := range left {
			p.kill()
		}
		time.Sleep(time.Millisecond)
	}
}

// A process is one that an exchange started.
type process struct {
	pid  int
	name string
}

func (p process) String() string { return fmt.Sprintf("%s (process %d)", p.name, p.pid) }

// kill kills a process. Its only error, that the process has ended, is ignored.
func (p process) kill() {
	if found, err := os.FindProcess(p.pid); err == nil {
		_ = found.Kill()
	}
}
