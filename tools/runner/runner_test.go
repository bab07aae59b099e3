//go:build linux

package runner

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"example.com/pipes/tools/transcript"
)

// start makes an exchange of a script.
func start(t *testing.T, script string) *Command {
	t.Helper()
	e := &transcript.Exchange{Name: "x", Command: transcript.Part{Name: "x.sh", Text: script}}
	c, err := New(&transcript.Transcript{}, e, t.TempDir(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

var (
	number = regexp.MustCompile(`process [0-9]+`)
	// A process is caught before or after it has become another program.
	someProcess = regexp.MustCompile(`^([a-z]+ \(process [0-9]+\)(, )?)+`)
)

// TestHygiene runs scripts that do what an exchange must not, and some that
// do not. After each, nothing that it started is alive.
//
// It does so with the system's shell, with bash, and with busybox, which is
// all tools as well.
func TestHygiene(t *testing.T) {
	for _, shell := range []string{"/bin/sh", "bash", "busybox"} {
		t.Run(filepath.Base(shell), func(t *testing.T) { testHygiene(t, shell) })
	}
}

// use makes an exchange run in another shell.
func use(t *testing.T, c *Command, shell string) {
	t.Helper()
	file, err := exec.LookPath(shell)
	if err != nil && os.Getenv("CI") == "" {
		t.Skip("not tried without ", shell)
	}
	check(t, err)
	dir := t.TempDir()
	for _, name := range []string{"sh", "cat", "sleep", "echo", "setsid", "env", "ls", "grep"} {
		if name == "sh" || shell == "busybox" {
			check(t, os.Symlink(file, filepath.Join(dir, name)))
		}
	}
	c.cmd.Path = filepath.Join(dir, "sh")
	for i, v := range c.cmd.Env {
		if path, ok := strings.CutPrefix(v, "PATH="); ok {
			c.cmd.Env[i] = "PATH=" + dir + ":" + path
		}
	}
}

func testHygiene(t *testing.T, shell string) {
	leak, err := syscall.Dup(1) // open in the programs as well, were it not for us
	if err != nil {
		t.Fatal(err)
	}
	defer syscall.Close(leak)
	const alive = "a process: alive 20ms after the shell's exit, and killed: let the program wait for it; a transcript may allow it with run -orphans"
	for _, test := range []struct{ name, script, said, out string }{
		{"nothing", "echo done", "", "done\n"},
		{"descriptors", "ls /proc/self/fd", "", "0\n1\n2\n3\n"}, // ls reads the folder through 3
		{"signals", "grep SigIgn /proc/self/status", "", "SigIgn:\t0000000000000000\n"},
		{"a process", "sleep 60 & echo done", alive, "done\n"},
		{"its session", "setsid sleep 60 & sleep 0.02", alive, ""},
		{"no environment", "setsid env -i /bin/sleep 60 & sleep 0.02", alive, ""},
		{"another folder", "cd / && setsid sleep 60 & sleep 0.02", alive, ""},
		{"a file", "echo > $HOME/x; exit 3", "it left x in its home folder: remove it there, or put it into the work folder", ""},
		{"another file", "echo > $TMPDIR/y", "it left y in its tmp folder: remove it there, or put it into the work folder", ""},
		{"a file beside", "echo > ../z", "it left z beside its work folder: remove it there, or put it into the work folder", ""},
		{"without end", "exec cat /dev/zero", "it printed more than 1048576 bytes, and was stopped: print less, or let the line end with | head", strings.Repeat("\x00", MaxOutput)},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := start(t, test.script)
			use(t, c, shell)
			c.Grace = 20 * time.Millisecond
			r, err := c.Output(t.Context())
			said := ""
			if err != nil {
				said = someProcess.ReplaceAllString(err.Error(), "a process")
			}
			if said != test.said || string(r.Out) != test.out || len(r.Err) > 0 {
				t.Errorf("%q %.100q %q\nwant %q %.100q", said, r.Out, r.Err, test.said, test.out)
			}
			if left := c.started(); len(left) > 0 {
				t.Error("alive:", left)
			}
		})
	}
	t.Run("a soon end", func(t *testing.T) {
		if _, err := start(t, "sleep 0.01 &").Output(t.Context()); err != nil {
			t.Error(err)
		}
	})
	t.Run("orphans", func(t *testing.T) {
		c := start(t, "sleep 60 & setsid sleep 60 &")
		c.orphans, c.Grace = true, 0
		if _, err := c.Output(t.Context()); err != nil || len(c.started()) > 0 {
			t.Error(err, c.started())
		}
	})
}

// TestKilled kills a process that runs an exchange. What it started ends: only
// then does the output, which all of it holds, come to an end; and its folder
// goes.
func TestKilled(t *testing.T) {
	base := os.Getenv("RUNNER_TEST_BASE")
	if base != "" {
		check(t, os.Mkdir(filepath.Join(base, "x"), 0o777))
		e := &transcript.Exchange{Command: transcript.Part{Name: "x.sh", Text: "sleep 60 | sleep 60 & echo begun; sleep 60"}}
		c, err := New(&transcript.Transcript{}, e, filepath.Join(base, "x"), base)
		check(t, err)
		c.To(os.Stdout, os.Stdout)
		_, err = c.Run(t.Context())
		check(t, err)
		return
	}
	base = t.TempDir()
	cmd := exec.Command(os.Args[0], "-test.run=^TestKilled$")
	cmd.Env = append(os.Environ(), "RUNNER_TEST_BASE="+base)
	out, err := cmd.StdoutPipe()
	check(t, err)
	check(t, cmd.Start())
	lines := bufio.NewReader(out)
	line, err := lines.ReadString('\n')
	check(t, err)
	check(t, cmd.Process.Kill())
	check(t, out.(*os.File).SetReadDeadline(time.Now().Add(10*time.Second)))
	rest, err := io.ReadAll(lines)
	check(t, err)
	if line != "begun\n" || len(rest) > 0 {
		t.Errorf("%q, then %q", line, rest)
	}
	// The guard looks at every process of the machine, of which there may be many.
	for end := time.Now().Add(time.Minute); ; time.Sleep(time.Millisecond) {
		if _, err := os.Stat(filepath.Join(base, "x")); os.IsNotExist(err) {
			break
		}
		if time.Now().After(end) {
			t.Fatal("its folder is still there")
		}
	}
	if err := cmd.Wait(); err == nil {
		t.Error("it was not killed")
	}
}

// TestPruned: programs that were not built for a week go, when others are.
func TestPruned(t *testing.T) {
	cache := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", cache)
	weekAgo := time.Now().Add(-8 * 24 * time.Hour)
	names := []string{"browser/old", "old/bin/chapter", "new/bin/chapter"}
	for _, name := range names {
		dir := filepath.Join(cache, "pipes-in-go", name)
		check(t, os.MkdirAll(dir, 0o777))
		if first, _, _ := strings.Cut(name, "/"); first != "new" {
			check(t, os.Chtimes(filepath.Join(cache, "pipes-in-go", first), weekAgo, weekAgo))
		}
	}
	for range 2 { // what is used is not old
		_, err := Build(t.Context(), t.TempDir(), "chapter", nil)
		check(t, err)
	}
	left, err := filepath.Glob(filepath.Join(cache, "pipes-in-go", "*", "*", "chapter"))
	check(t, err)
	if len(left) != 3 || strings.Contains(strings.Join(left, " "), "old") {
		t.Error(left)
	}
}

// TestMkdirTemp: a folder that was left a week ago goes, a newer one stays.
func TestMkdirTemp(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	old, err := MkdirTemp("exchange-")
	check(t, err)
	weekAgo := time.Now().Add(-keptFor - time.Minute)
	check(t, os.Chtimes(old, weekAgo, weekAgo))
	var made []string
	for range 2 {
		dir, err := MkdirTemp("exchange-")
		check(t, err)
		made = append(made, dir)
	}
	left, err := filepath.Glob(filepath.Join(temp, "*"))
	check(t, err)
	if slices.Sort(made); !slices.Equal(left, made) {
		t.Errorf("%v, want %v", left, made)
	}
}

// TestNoHome: where the programs cannot be kept, the message says what to do.
func TestNoHome(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", "")
	t.Setenv("HOME", "")
	const want = "neither $XDG_CACHE_HOME nor $HOME are defined: set HOME: the programs are kept in a cache below it"
	if _, err := Build(t.Context(), t.TempDir(), "chapter", nil); err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}

// TestRemove removes what an exchange has made read-only.
func TestRemove(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("not tried as root, who may remove anything")
	}
	c := start(t, "mkdir -p a/b; echo > a/b/c; chmod 500 a/b; chmod 0 a")
	_, err := c.Output(t.Context())
	check(t, err)
	check(t, Remove(c.base))
	if _, err := os.Stat(c.base); !os.IsNotExist(err) {
		t.Error(err)
	}
}

// TestLinkedFolder: the temporary folder may be a symbolic link, and its name
// may hold anything. What works in it is found all the same.
func TestLinkedFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a folder, übrigens")
	link := filepath.Join(t.TempDir(), "a link")
	check(t, os.MkdirAll(dir, 0o777))
	check(t, os.Symlink(dir, link))
	dir, err := filepath.EvalSymlinks(dir) // TMPDIR may be a link as well
	check(t, err)
	e := &transcript.Exchange{Command: transcript.Part{Name: "x.sh", Text: "pwd; setsid env -i /bin/sleep 60 & sleep 0.02\n"}}
	c, err := New(&transcript.Transcript{}, e, link, link)
	check(t, err)
	c.Grace = 20 * time.Millisecond
	r, err := c.Output(t.Context())
	if err == nil || len(c.started()) > 0 || string(r.Out) != filepath.Join(dir, "work")+"\n" {
		t.Errorf("%v, %q, alive: %v", err, r.Out, c.started())
	}
}

// TestDeadline says of an exchange that hangs what it had printed, and who
// waits for whom: here cat, for an end of file that sleep does not let come.
func TestDeadline(t *testing.T) {
	c := start(t, "echo begun\n{ exec sleep 60; } | cat\n")
	t.Parallel()
	c.Deadline = 2 * time.Second
	r, err := c.Output(t.Context())
	if err == nil {
		t.Fatal("no error")
	}
	got := number.ReplaceAllString(Describe(err, r), "process N")
	want := `it was killed after 2s; this is who held which end of which pipe:
	sh (process N): 1 writes the output, 2 writes the error output
	sleep (process N): 1 writes pipe A, 2 writes the error output
	cat (process N): 0 reads pipe A, 1 writes the output, 2 writes the error output
output so far:
	begun`
	if got != want {
		t.Errorf("%s\nwant:\n%s", got, want)
	}
	if left := c.started(); len(left) > 0 {
		t.Error("alive:", left)
	}
}

// An end of the context is no missed deadline.
func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	c := start(t, "sleep 60")
	if _, err := c.Output(ctx); !errors.Is(err, context.Canceled) || len(c.started()) > 0 {
		t.Error(err, c.started())
	}
}

// Whoever starts the tests may ignore signals, as nohup does and a shell does
// for its background: the programs do not notice.
func TestIgnoredSignals(t *testing.T) {
	again := fmt.Sprintf("trap '' INT HUP; exec %s -test.run='^TestHygiene$/^sh$/^signals$'", os.Args[0])
	if out, err := exec.Command("/bin/sh", "-c", again).CombinedOutput(); err != nil {
		t.Errorf("%v:\n%s", err, out)
	}
}
