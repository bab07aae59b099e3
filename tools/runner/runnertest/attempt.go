package runnertest

import (
	"errors"
	"os"
	"os/exec"
	"runtime"
	"sync"
	"testing"

	"example.com/pipes/tools/runner"
	"example.com/pipes/tools/transcript"
)

// atOnce is how many exchanges run at the same time. Most of them wait: for
// each other's processes, or for a deadline that shows that nothing comes. Each
// needs up to 14 descriptors of this process, which has about ten of its own.
func atOnce() int { return max(1, min(8, (runner.MaxFiles()-16)/16)) }

// slow is how much longer an exchange may take with -times, on a machine that is
// kept busy. An exchange that hangs is still found.
const slow = 6

// An attempt is one run of an exchange. It depends on nothing in the script, so
// it can start before the script reaches its line.
type attempt struct {
	once sync.Once
	r    transcript.Result
	err  error
}

// runAhead runs every exchange, several at a time, before the scripts ask for
// the results one by one.
func (c *chapter) runAhead(t *testing.T) {
	c.folder = t.TempDir()
	c.attempts = map[*transcript.Exchange]*attempt{}
	for _, tr := range c.transcripts {
		for _, e := range tr.Exchanges {
			c.attempts[e] = new(attempt)
		}
	}
	var all sync.WaitGroup
	defer all.Wait()
	slots := make(chan struct{}, atOnce())
	for _, tr := range c.transcripts {
		for _, e := range tr.Exchanges {
			if c.skipped(tr, e) != "" {
				continue
			}
			all.Go(func() {
				slots <- struct{}{}
				defer func() { <-slots }()
				_, _ = c.attempt(tr, e) // kept for the script's line
			})
		}
	}
}

// attempt runs an exchange once, and returns what came back.
func (c *chapter) attempt(tr *transcript.Transcript, e *transcript.Exchange) (transcript.Result, error) {
	a := c.attempts[e]
	a.once.Do(func() { a.r, a.err = c.output(tr, e) })
	return a.r, a.err
}

// output runs an exchange in a folder of its own.
func (c *chapter) output(tr *transcript.Transcript, e *transcript.Exchange) (r transcript.Result, err error) {
	base, err := os.MkdirTemp(c.folder, e.Name)
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, runner.Remove(base)) }()
	cmd, err := runner.New(tr, e, base, c.bin)
	if err != nil {
		return r, err
	}
	if *times > 1 { // on a machine that is kept busy
		cmd.Deadline = slow * runner.Deadline
	}
	return cmd.Output(c.ctx)
}

// keepBusy starts two processes a core that only compute, until the test ends
// or is killed.
func keepBusy(t *testing.T) {
	for range 2 * runtime.NumCPU() {
		cmd := exec.Command("/bin/sh", "-c", `while kill -0 "$PPID"; do :; done`)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := errors.Join(cmd.Process.Kill(), cmd.Wait()); cmd.ProcessState == nil {
				t.Error(err)
			}
		})
	}
}
