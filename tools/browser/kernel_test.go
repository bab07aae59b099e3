package browser_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestKernel runs the scripts of testdata/kernel.txtar in the page, and with
// real processes, and holds both to the same text.
func TestKernel(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/kernel.txtar")
	check(t, err)
	scripts, want := map[string]string{}, map[string]string{}
	var names []string
	for _, f := range archive.Files {
		if name, ok := strings.CutSuffix(f.Name, ".sh"); ok {
			scripts[name] = string(f.Data)
			names = append(names, name)
		} else {
			want[strings.TrimSuffix(f.Name, ".out")] = string(f.Data)
		}
	}
	t.Run("real", func(t *testing.T) {
		if runtime.GOOS != "linux" {
			t.Skip("not tried here: real pipes, which are Linux's in the page")
		}
		bin := t.TempDir()
		out, err := exec.Command("go", "build", "-o", bin, "./testdata/probe").CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		for _, shell := range []string{"sh", "bash", "busybox"} {
			tools, ok := shellTools(t, shell)
			for _, name := range names {
				t.Run(shell+"/"+name, func(t *testing.T) {
					if !ok {
						t.Skip("not tried: scripts in", shell)
					}
					if name == "capacity" && pipeCapacity(t) != 65536 {
						t.Skip("not tried: this user has so many pipes that a new one is smaller")
					}
					if got := real(t, bin+":"+tools, scripts[name]); got != want[name] {
						t.Errorf("got\n%s\nwant\n%s", got, want[name])
					}
				})
			}
		}
	})
	t.Run("page", func(t *testing.T) {
		page := newPage(t)
		for _, name := range names {
			t.Run(name, func(t *testing.T) {
				got := run(t, page, scripts[name])
				if got.Out != want[name] || got.Status != 0 || got.Why != "" {
					t.Errorf("got\n%+v\nwant\n%s", got, want[name])
				}
			})
		}
		for _, complaint := range page.Log() {
			t.Error(complaint)
		}
	})
}

// shellTools is a PATH on which sh is that shell, and where the shell is
// busybox, every tool is.
func shellTools(t *testing.T, shell string) (path string, ok bool) {
	t.Helper()
	file, err := exec.LookPath(shell)
	if err != nil && os.Getenv("CI") != "" {
		t.Fatal(err)
	} else if err != nil {
		return "", false
	}
	dir := t.TempDir()
	check(t, os.Symlink(file, filepath.Join(dir, "sh")))
	if shell == "busybox" {
		for _, tool := range []string{"cat", "head", "printf", "echo", "sleep", "true", "false", "ls", "rm"} {
			check(t, os.Symlink(file, filepath.Join(dir, tool)))
		}
	}
	return dir + ":" + os.Getenv("PATH"), true
}

// pipeCapacity is what a new pipe takes before a write to it waits.
func pipeCapacity(t *testing.T) int {
	t.Helper()
	r, w, err := os.Pipe()
	check(t, err)
	defer r.Close()
	defer w.Close()
	check(t, w.SetWriteDeadline(time.Now().Add(50*time.Millisecond)))
	n, err := w.Write(make([]byte, 1<<20))
	if !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Fatal(err)
	}
	return n
}

// real runs a script in the first sh on path and gives its output, then its
// errors.
func real(t *testing.T, path, script string) string {
	cmd := exec.CommandContext(t.Context(), "/usr/bin/env", "sh", "-c", script)
	cmd.Dir, cmd.Env = t.TempDir(), []string{"LC_ALL=C", "PATH=" + path}
	var out, complaints bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaints
	if err := cmd.Run(); err != nil && !errors.As(err, new(*exec.ExitError)) {
		t.Fatal(err)
	}
	return out.String() + complaints.String()
}

// TestScripts runs the scripts that package sh holds its shell to, natively, in
// the page, and holds the page to dash.
func TestScripts(t *testing.T) {
	page := newPage(t)
	dash, err := exec.LookPath("dash")
	check(t, err)
	scripts, err := os.ReadFile("sh/testdata/scripts")
	check(t, err)
	count := 0
	for script := range strings.Lines(string(scripts)) {
		if strings.HasPrefix(script, "#") || strings.TrimSpace(script) == "" {
			continue
		}
		count++
		script = strings.ReplaceAll(script, "⏎", "\n")
		cmd := exec.CommandContext(t.Context(), dash, "run.sh")
		cmd.Dir, cmd.Env = t.TempDir(), []string{"LC_ALL=C", "PATH=/usr/bin:/bin", "PWD=" + "/work", "HOME=/home"}
		check(t, os.WriteFile(filepath.Join(cmd.Dir, "run.sh"), []byte(script), 0o666))
		var out, complaints bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &complaints
		if err := cmd.Run(); err != nil && !errors.As(err, new(*exec.ExitError)) {
			t.Fatal(err)
		}
		status := cmd.ProcessState.ExitCode()
		if ws := cmd.ProcessState.Sys().(syscall.WaitStatus); ws.Signaled() {
			status = 128 + int(ws.Signal())
		}
		got := run(t, page, script)
		if got.Stdout != out.String() || got.Stderr != complaints.String() || got.Status != status || got.Why != "" {
			t.Errorf("%s\n--- the page\n%s-- errors\n%s-- status %d %s %q\n--- dash\n%s-- errors\n%s-- status %d", script, got.Stdout, got.Stderr, got.Status, got.Why, got.Stuck, &out, &complaints, status)
		}
	}
	t.Logf("%d scripts", count)
	for _, complaint := range page.Log() {
		t.Error(complaint)
	}
}
