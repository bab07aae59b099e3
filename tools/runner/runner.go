// Package runner builds the programs and runs an exchange of a transcript with
// real processes: /bin/sh, and pipes of the system.
//
// The tests of the chapters and the verb `weave run` both use this package. So
// the output that a page shows is the output of a run, and readers run the same.
package runner

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"example.com/pipes/tools/transcript"
)

const (
	// Deadline is how long an exchange may take.
	Deadline = 20 * time.Second
	// Grace is how long a process of an exchange may outlive the shell. Most end
	// at once, but on a busy machine a process that was sent a signal, or whose
	// reader has gone, may wait for seconds until it is scheduled and ends.
	Grace = 5 * time.Second
	// interruptGrace is how long processes may go on after a Ctrl-C. It is also
	// the grace of an exchange with -orphans, whose processes need not end.
	interruptGrace = time.Second
	// MaxOutput is how many bytes of output, and of errors, an exchange may print.
	MaxOutput = 1 << 20
)

// A Command is an exchange made ready to run in a folder of its own.
type Command struct {
	Deadline time.Duration // how long the exchange may take
	Grace    time.Duration // how long its processes may outlive the shell

	base     string
	writable string // where it may write: base, or the folder that base is in
	cmd      *exec.Cmd
	begun    uint64 // when the shell was started, as /proc counts, or 0
	orphans  bool
	network  bool // may use TCP
}

// folders are what an exchange finds in its base folder.
var folders = []string{"work", "home", "tmp"}

// New lays out the work folder of one exchange below base, which exists and
// is empty: base/work with the transcript's data and the command's script, and
// base/home and base/tmp beside it. PATH is bin, then the system's.
func New(t *transcript.Transcript, e *transcript.Exchange, base, bin string) (*Command, error) {
	// The temporary folder may be a symbolic link. The system knows the working
	// directory of a process by its real name, and so it is looked for.
	base, err := filepath.EvalSymlinks(base)
	if err != nil {
		return nil, err
	}
	work := filepath.Join(base, "work")
	for _, dir := range folders {
		if err := os.Mkdir(filepath.Join(base, dir), 0o777); err != nil {
			return nil, err
		}
	}
	for _, f := range t.Data {
		if err := os.WriteFile(filepath.Join(work, f.Name), []byte(f.Text), 0o666); err != nil {
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
		"TZ=UTC",
		"PATH=" + bin + string(os.PathListSeparator) + os.Getenv("PATH"),
		"HOME=" + filepath.Join(base, "home"),
		"TMPDIR=" + filepath.Join(base, "tmp"),
		"PWD=" + work,
	}
	ownGroup(cmd)
	return &Command{Deadline: Deadline, Grace: Grace, base: base, writable: base, cmd: cmd, orphans: e.Orphans, network: e.Network}, nil
}

// Output runs the command and returns its output. It is an error if the
// exchange misses its deadline, prints more than MaxOutput, leaves a process
// alive without -orphans, or leaves a file beside its work folder or in its
// home or temporary folder. The result then has the output so far.
func (c *Command) Output(ctx context.Context) (transcript.Result, error) {
	ctx, cancel := context.WithTimeout(ctx, c.Deadline)
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
	err = errors.Join(err, out.finish(), errs.finish())
	r.Out, r.Err = out.data, errs.data
	if out.full || errs.full {
		err = fmt.Errorf("it printed more than %d bytes, and was stopped: print less, or let the line end with | head", MaxOutput)
	}
	if err == nil {
		err = c.leftFiles()
	}
	return r, err
}

// leftFiles reports files that the exchange left outside its work folder, where
// a program may write on every system: beside that folder, in HOME or TMPDIR.
func (c *Command) leftFiles() error {
	beside, err := os.ReadDir(c.base)
	if err != nil {
		return err
	}
	for _, e := range beside {
		if !slices.Contains(folders, e.Name()) {
			return fmt.Errorf("it left %s beside its work folder: remove it there, or put it into the work folder", e.Name())
		}
	}
	for _, dir := range []string{"home", "tmp"} {
		entries, err := os.ReadDir(filepath.Join(c.base, dir))
		if err != nil {
			return err
		}
		if len(entries) > 0 {
			return fmt.Errorf("it left %s in its %s folder: remove it there, or put it into the work folder", entries[0].Name(), dir)
		}
	}
	return nil
}

// To makes the command write to these files, a terminal's for instance.
func (c *Command) To(stdout, stderr *os.File) { c.cmd.Stdout, c.cmd.Stderr = stdout, stderr }

// Run runs the command in a process group of its own, waits for the shell and
// then for every process that it started. It returns the shell's exit status:
// 128 plus the signal's number if a signal ended it. Processes that outlive the
// shell by more than the grace are killed, and at the deadline of ctx all are.
// If ctx is cancelled, they are sent first what a terminal sends on Ctrl-C. If
// this process is killed, they are killed too, except on Windows.
//
// On Linux, a confined process cannot write, make, remove or rename a file
// outside the base folder, use TCP, or send a signal to a process outside the
// exchange. Which of these depends on the kernel: see confine_linux.go.
func (c *Command) Run(ctx context.Context) (status int, err error) {
	if err := cleanStart(); err != nil {
		return 0, err
	}
	guard, err := c.startGuard()
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, guard.dismiss()) }()
	if c.begun, err = c.start(); err != nil {
		return 0, err
	}
	guard.watch(c.cmd.Process.Pid)
	exited := make(chan error, 1)
	go func() { exited <- c.cmd.Wait() }()
	select {
	case err = <-exited:
	case <-ctx.Done():
		if errors.Is(ctx.Err(), context.DeadlineExceeded) {
			holders := c.holders()
			c.killAll()
			<-exited
			return 0, fmt.Errorf("it was killed after %v%s", c.Deadline, holders)
		}
		c.interrupt(exited)
		return 0, ctx.Err()
	}
	if failed := (*exec.ExitError)(nil); err != nil && !errors.As(err, &failed) {
		return 0, err
	}
	status = exitStatus(c.cmd.ProcessState)
	left := c.remaining(c.grace())
	if len(left) == 0 {
		return status, nil
	}
	c.killAll()
	if c.orphans {
		return status, nil
	}
	return status, fmt.Errorf("%s: alive %v after the shell's exit, and killed: let the program wait for it; a transcript may allow it with run -orphans", strings.Join(left, ", "), c.Grace)
}
