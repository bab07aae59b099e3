//go:build linux

// Toll measures what it takes to send a MiB from one program to
// another: for each writer that you name, and in several ways.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

func main() {
	writers := os.Args[1:]
	if len(writers) == 0 {
		check(errors.New("name a program that writes"))
	}
	say("%-21s%-9s%s\n", "each write", "per MiB",
		strings.Join(writers, "  "))
	for _, t := range []struct {
		name string
		size int
		way  func() (r, w *os.File)
	}{
		{"1 byte", 1, pipe},
		{"1 KiB", 1 << 10, pipe},
		{"4 KiB", 4 << 10, pipe},
		{"64 KiB", 64 << 10, pipe},
		{"64 KiB, larger pipe", 64 << 10, largerPipe},
		{"64 KiB, socket pair", 64 << 10, socketPair},
	} {
		say("%-21s%-7d", t.name, 1<<20/t.size)
		for _, writer := range writers {
			r, w := t.way()
			say("  %v", run(writer, t.size, r, w))
		}
		say("\n")
	}
}

// run has the writer write to w, and returns how long it took to read
// a MiB of that from r.
func run(writer string, size int, r, w *os.File) time.Duration {
	count := min(200_000, 128<<20/size)
	cmd := exec.Command(writer,
		strconv.Itoa(size), strconv.Itoa(count))
	cmd.Stdout, cmd.Stderr = w, os.Stderr
	check(cmd.Start())
	check(w.Close())
	took, rest := drain(int(r.Fd()), size*count)
	check(r.Close())
	check(cmd.Wait())
	mib := took * (1 << 20) / time.Duration(rest)
	return mib.Round(time.Microsecond)
}

// drain reads n bytes. The time begins after the first read, when the
// writer is running, and rest is how many bytes came from then on.
func drain(fd, n int) (took time.Duration, rest int) {
	buf := make([]byte, 1<<20)
	var start time.Time
	for got := 0; got < n; {
		m, err := unix.Read(fd, buf)
		check(err)
		if m == 0 {
			check(io.ErrUnexpectedEOF)
		}
		if got == 0 {
			start, rest = time.Now(), max(n-m, 1)
		}
		got += m
	}
	return time.Since(start), rest
}

func pipe() (r, w *os.File) {
	r, w, err := os.Pipe()
	check(err)
	return r, w
}

func largerPipe() (r, w *os.File) {
	r, w = pipe()
	_, err := unix.FcntlInt(w.Fd(), unix.F_SETPIPE_SZ, 1<<20)
	check(err)
	return r, w
}

func socketPair() (r, w *os.File) {
	fds, err := unix.Socketpair(unix.AF_UNIX,
		unix.SOCK_STREAM|unix.SOCK_CLOEXEC, 0)
	check(err)
	return os.NewFile(uintptr(fds[0]), "one"),
		os.NewFile(uintptr(fds[1]), "other")
}

func say(format string, args ...any) {
	_, err := fmt.Printf(format, args...)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "toll:", err)
		os.Exit(1)
	}
}
