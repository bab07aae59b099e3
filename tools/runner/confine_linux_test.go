package runner

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// needLandlock skips a test where the kernel does not confine as much. CI has
// to, but for signals: its Linux may be older than 6.12.
func needLandlock(t *testing.T, version int, what string) {
	t.Helper()
	have := landlockVersion()
	if have >= version {
		return
	}
	if os.Getenv("CI") != "" && version < canScope {
		t.Fatalf("Landlock %d, and this needs %d: let CI run on a kernel that has it", have, version)
	}
	t.Skipf("not tried without Landlock %d: %s", version, what)
}

// TestOutside runs scripts that change a file or a folder outside of the
// exchange's own. Each is refused, and nothing there has changed. This process
// itself is not confined: it goes on to make each its folder.
func TestOutside(t *testing.T) {
	needLandlock(t, canTruncate, "what an exchange may not write")
	outside := t.TempDir()
	check(t, os.WriteFile(filepath.Join(outside, "kept"), []byte("as it was"), 0o666))
	check(t, os.Mkdir(filepath.Join(outside, "empty"), 0o777))
	before := contents(t, outside)
	for _, test := range []struct{ name, script string }{
		{"write", "echo x > OUTSIDE/new"},
		{"append", "echo x >> OUTSIDE/kept"},
		{"overwrite", ": > OUTSIDE/kept"},
		{"truncate", "truncate -s 0 OUTSIDE/kept"},
		{"remove", "rm -f OUTSIDE/kept"},
		{"make a folder", "mkdir OUTSIDE/new"},
		{"remove a folder", "rmdir OUTSIDE/empty"},
		{"make a pipe", "mkfifo OUTSIDE/new"},
		{"make a link", "ln -s x OUTSIDE/new"},
		{"rename", "mv OUTSIDE/kept OUTSIDE/new"},
		{"move out", "echo x > x; mv x OUTSIDE/new"},
		{"move in", "mv OUTSIDE/kept x"},
		{"link in", "ln OUTSIDE/kept x"},
		{"through a link", "ln -s OUTSIDE x; echo x > x/new"},
		{"change the kernel", "echo 500 > /proc/self/oom_score_adj"},
		{"in another session", "setsid sh -c 'echo x > OUTSIDE/new'"},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := start(t, strings.ReplaceAll(test.script, "OUTSIDE", outside))
			r, err := c.Output(t.Context())
			check(t, err)
			if said := string(r.Err); r.Status == 0 || !strings.Contains(said, "Permission denied") && !strings.Contains(said, "cross-device") {
				t.Errorf("exit status %d, %q", r.Status, said)
			}
			if after := contents(t, outside); !maps.Equal(after, before) {
				t.Fatalf("it changed %v\nto %v", before, after)
			}
		})
	}
}

// TestSignal sends a signal to a process that the exchange has not started,
// and then to one that it has.
func TestSignal(t *testing.T) {
	needLandlock(t, canScope, "that an exchange can send no signal to another's process")
	other := exec.Command("sleep", "60")
	check(t, other.Start())
	defer func() { _ = other.Wait() }()
	defer func() { check(t, other.Process.Kill()) }()
	r, err := start(t, fmt.Sprintf("kill %d; echo $?; sleep 60 & kill $!; wait $!; echo $?", other.Process.Pid)).Output(t.Context())
	check(t, err)
	if string(r.Out) != "1\n143\n" || !strings.Contains(string(r.Err), "not permitted") {
		t.Errorf("%s%s", r.Out, r.Err)
	}
}

// TestNetwork connects to a server outside of the exchange.
func TestNetwork(t *testing.T) {
	needLandlock(t, canConnect, "that an exchange cannot connect to a server")
	server, err := net.Listen("tcp", "127.0.0.1:0")
	check(t, err)
	defer server.Close()
	_, port, err := net.SplitHostPort(server.Addr().String())
	check(t, err)
	for _, allowed := range []bool{false, true} {
		c := start(t, "bash -c ': > /dev/tcp/127.0.0.1/"+port+"'")
		c.network = allowed
		r, err := c.Output(t.Context())
		check(t, err)
		if (r.Status == 0) != allowed || !allowed && !strings.Contains(string(r.Err), "Permission denied") {
			t.Errorf("allowed: %t, exit status %d, %s", allowed, r.Status, r.Err)
		}
	}
}

// TestInside does in its folder, and with the devices, what every system
// allows.
func TestInside(t *testing.T) {
	needLandlock(t, canTruncate, "what an exchange may write")
	const script = `set -e
echo one > a; echo two >> a; mkdir b c; mv a b/a; mv b/a c; mv c "$TMPDIR"; ln "$TMPDIR/c/a" "$HOME/a"
cat "$HOME/a"; truncate -s 0 "$TMPDIR/c/a"; cat "$HOME/a"; mkfifo d; ln -s d e; rm -r "$TMPDIR/c" "$HOME/a"
echo null > /dev/null; echo zero > /dev/zero; (echo full > /dev/full) 2> /dev/null || echo full
echo stdout > /dev/stdout; echo fd > /dev/fd/1; echo self > /proc/self/fd/1; echo stderr > /dev/stderr
echo a pipe | tee /dev/stderr | cat > /dev/stdout
`
	r, err := start(t, script).Output(t.Context())
	check(t, err)
	const out, errs = "one\ntwo\nfull\nstdout\nfd\nself\na pipe\n", "stderr\na pipe\n"
	if r.Status != 0 || string(r.Out) != out || string(r.Err) != errs {
		t.Errorf("exit status %d\n%s%s\nwant\n%s%s", r.Status, r.Out, r.Err, out, errs)
	}
}

// What the output goes to may be opened by its other name, wherever it is.
func TestOutputToFile(t *testing.T) {
	f, err := os.Create(filepath.Join(t.TempDir(), "output"))
	check(t, err)
	defer f.Close()
	c := start(t, "echo one; echo two >> /dev/stdout; echo three >> /dev/stderr")
	c.To(f, f)
	status, err := c.Run(t.Context())
	check(t, err)
	got, err := os.ReadFile(f.Name())
	check(t, err)
	if status != 0 || string(got) != "one\ntwo\nthree\n" {
		t.Errorf("exit status %d, %q", status, got)
	}
}

// A start that fails says so, and leaves no descriptor open.
func TestNoStart(t *testing.T) {
	c := start(t, "true")
	c.Under(filepath.Join(c.base, "no tracer"))
	open := descriptors(t)
	if _, err := c.Run(t.Context()); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	if now := descriptors(t); now > open {
		t.Errorf("%d descriptors are open, before it were %d", now, open)
	}
}

func descriptors(t *testing.T) int {
	t.Helper()
	fds, err := os.ReadDir("/proc/self/fd")
	check(t, err)
	return len(fds)
}

// contents is all that there is beneath a folder.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	check(t, filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		all[name] = d.Type().String()
		if err == nil && d.Type().IsRegular() {
			var data []byte
			data, err = os.ReadFile(name)
			all[name] += string(data)
		}
		return err
	}))
	return all
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
