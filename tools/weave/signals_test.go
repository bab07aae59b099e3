//go:build unix

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

// A signal ends a build in the middle, with the status that a shell gives for
// the signal, and the old site stays as it was.
func TestSignals(t *testing.T) {
	dir := t.TempDir()
	root, out, bin := filepath.Join(dir, "book"), filepath.Join(dir, "site"), filepath.Join(dir, "bin")
	check(t, os.CopyFS(root, lookedBook(t)))
	check(t, os.WriteFile(filepath.Join(root, "go.mod"), []byte("module example.com/book\n"), 0o666))
	check(t, writeSite(out, version(1)))
	// The build is in the middle when it runs the go command, which here says
	// so and then waits for ever.
	check(t, os.Mkdir(bin, 0o777))
	check(t, os.WriteFile(filepath.Join(bin, "go"), []byte("#!/bin/sh\n"+
		`if [ "$1 $2" = "env GOROOT" ]; then exec "$REAL_GO" "$@"; fi`+"\necho middle >&3\nexec sleep 1000\n"), 0o777))
	goCommand, err := exec.LookPath("go")
	check(t, err)

	for _, s := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		r, w, err := os.Pipe()
		check(t, err)
		var said bytes.Buffer
		cmd := exec.Command("weave", "build", "-o", out)
		cmd.Dir, cmd.Stderr, cmd.ExtraFiles = root, &said, []*os.File{w}
		cmd.Env = append(os.Environ(), "REAL_GO="+goCommand, "PATH="+bin+":"+os.Getenv("PATH"))
		check(t, cmd.Start())
		check(t, w.Close())
		if _, err := r.Read(make([]byte, 7)); err != nil {
			t.Fatal("the build ended before it ran the go command:", &said)
		}
		check(t, cmd.Process.Signal(s))
		err = cmd.Wait()
		if cmd.ProcessState.ExitCode() != 128+int(s) || said.Len() > 0 {
			t.Errorf("after %v it ends with %v, want exit status %d, and says %q", s, err, 128+int(s), &said)
		}
		if got := wholeVersion(t, out); got != 1 || len(entries(t, dir)) != 3 {
			t.Errorf("after %v there is version %d, and %q", s, got, entries(t, dir))
		}
		check(t, r.Close())
	}
}

// What is wrong beside the signal is said, and said alone.
func TestWithoutCanceled(t *testing.T) {
	disk := errors.New("disk full")
	for _, c := range []struct{ err, want error }{
		{context.Canceled, nil},
		{fmt.Errorf("building: %w", context.Canceled), nil},
		{errors.Join(context.Canceled, nil), nil},
		{disk, disk},
		{errors.Join(context.Canceled, errors.Join(disk)), disk},
	} {
		if got := withoutCanceled(c.err); fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("withoutCanceled(%q) is %v, want %v", c.err, got, c.want)
		}
	}
}
