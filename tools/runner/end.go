package runner

import (
	"fmt"
	"os"
	"time"
)

// grace is that of the exchange. One that may leave processes alive leaves
// them, and there is little to wait for.
func (c *Command) grace() time.Duration {
	if c.orphans {
		return min(c.Grace, ending)
	}
	return c.Grace
}

// remaining waits for what the exchange started, and says what is still alive
// after the grace.
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

// interrupt ends what was started as Ctrl-C would, and does not wait for ever.
func (c *Command) interrupt(exited <-chan error) {
	interrupt(c.cmd)
	select {
	case <-exited:
	case <-time.After(ending):
		c.killAll()
		<-exited
	}
	if len(c.remaining(ending)) > 0 {
		c.killAll()
	}
}

// killAll kills what the exchange started, until nothing is left that could
// start more.
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

// kill ends a process. The one error there can be says that it has ended.
func (p process) kill() {
	if found, err := os.FindProcess(p.pid); err == nil {
		_ = found.Kill()
	}
}
