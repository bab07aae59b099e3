// Package runner runs an exchange of a transcript for real: the programs
// built, a shell, processes and pipes of the system.
//
// The tests of the chapters and the verb `weave run` are both this package, so
// that what a page shows is what was run, and what a reader runs is the same.
package runner

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"example.com/pipes/tools/transcript"
)

const (
	// Deadline is how long an exchange may take.
	Deadline = 20 * time.Second
	// MaxOutput is how many bytes of output, and of errors, an exchange may print.
	MaxOutput = 1 << 20
	// grace is how long what an exchange started may outlive its shell.
	grace = time.Second
)

// A Command is an exchange made ready to run in a folder of its own.
type Command struct {
	cmd     *exec.Cmd
	orphans bool
}

// New lays out the work folder of one exchange below base, which exists and
// is empty: base/work with the transcript's data and the command's script, and
// base/home and base/tmp beside it. PATH is bin, then the system's.
func New(t *transcript.Transcript, e *transcript.Exchange, base, bin string) (*Command, error) {
	work := filepath.Join(base, "work")
	for _, dir := range []string{"work", "home", "tmp"} {
		if err := os.Mkdir(filepath.Join(base, dir), 0o777); err != nil {
			return nil, err
		}
	}
	for _, f := range t.Data {
		if err := os.WriteFile(filepath.Join(work, f.Name), f.Data, 0o666); err != nil {
			return nil, err
		}
	}
	if err := os.WriteFile(filepath.Join(work, e.Command.Name), []byte(e.Command.Text), 0o666); err != nil {
		return nil, err
	}
	shell, err := findShell()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(shell, e.Command.Name)
	cmd.Dir = work
	cmd.Env = []string{
		"LC_ALL=C",
		"PATH=" + bin + string(os.PathListSeparator) + os.Getenv("PATH"),
		"HOME=" + filepath.Join(base, "home"),
		"TMPDIR=" + filepath.Join(base, "tmp"),
		"PWD=" + work,
	}
	ownGroup(cmd)
	return &Command{cmd, e.Orphans}, nil
}

// Output runs the command and gives what came back. Processes that outlive
// the shell by more than a second are killed; unless the exchange declares
// them, that is an error, and so are output without end and a missed deadline.
// The result then holds what had been printed.
func (c *Command) Output(ctx context.Context) (transcript.Result, error) {
	ctx, cancel := context.WithTimeout(ctx, Deadline)
	defer cancel()
	var r transcript.Result
	out, err := capture(cancel)
	if err != nil {
		return r, err
	}
	errs, err := capture(cancel)
	if err != nil {
		return r, errors.Join(err, out.close())
	}
	c.cmd.Stdout, c.cmd.Stderr = out.w, errs.w
	r.Status, err = c.Run(ctx)
	r.Out, r.Err = out.finish(), errs.finish()
	if out.full || errs.full {
		err = fmt.Errorf("it printed more than %d bytes, and was stopped", MaxOutput)
	}
	return r, err
}

// To makes the command write to these files, a terminal's for instance.
func (c *Command) To(stdout, stderr *os.File) { c.cmd.Stdout, c.cmd.Stderr = stdout, stderr }

// Run runs the command in a process group of its own, waits for the shell and
// then for the rest of the group, and gives the shell's exit status: 128 and
// the signal's number where a signal ended it. At its deadline ctx kills the
// group; cancelled, it does what Ctrl-C in a terminal would, and kills what
// is left a second later.
func (c *Command) Run(ctx context.Context) (status int, err error) {
	if err := closeOnExec(); err != nil {
		return 0, err
	}
	if err := c.cmd.Start(); err != nil {
		return 0, err
	}
	exited := make(chan error, 1)
	go func() { exited <- c.cmd.Wait() }()
	select {
	case err = <-exited:
	case <-ctx.Done():
		if errors.Is(ctx.Err(), context.DeadlineExceeded) {
			kill(c.cmd)
			<-exited
			return 0, fmt.Errorf("it was killed after %v", Deadline)
		}
		c.interrupt(exited)
		return 0, ctx.Err()
	}
	if failed := (*exec.ExitError)(nil); err != nil && !errors.As(err, &failed) {
		return 0, err
	}
	left := remains(c.cmd, grace)
	if left {
		kill(c.cmd)
	}
	if left && !c.orphans {
		return exitStatus(c.cmd.ProcessState), fmt.Errorf("a process it started was alive %v after the shell's exit, and was killed: let the program wait for it, or declare it with run -orphans", grace)
	}
	return exitStatus(c.cmd.ProcessState), nil
}

// interrupt ends the group as Ctrl-C would, and does not wait for ever.
func (c *Command) interrupt(exited <-chan error) {
	interrupt(c.cmd)
	select {
	case <-exited:
	case <-time.After(grace):
		kill(c.cmd)
		<-exited
	}
	if remains(c.cmd, grace) {
		kill(c.cmd)
	}
}

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

// finish closes the write end and waits for the end of what was written. A
// process that left the group may hold the pipe open: it gets another second.
func (c *collector) finish() []byte {
	c.w.Close()
	c.r.SetReadDeadline(time.Now().Add(grace))
	<-c.done
	c.r.Close()
	return c.data
}

func (c *collector) close() error {
	return errors.Join(c.w.Close(), c.r.Close())
}

// Describe is an error with what had been printed.
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
