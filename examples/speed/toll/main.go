//go:build linux

// Toll measures what it takes to send a MiB through a pipe: for each
// program that you name, and in writes of several sizes.
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
	say("%-8s%-9s%-9s%s\n", "bytes", "pipe", "per MiB",
		strings.Join(writers, "  "))
	for _, t := range []struct{ size, pipe int }{
		{1, 64 << 10}, {1 << 10, 64 << 10}, {4 << 10, 64 << 10},
		{64 << 10, 64 << 10}, {64 << 10, 1 << 20},
	} {
		say("%-8d%-9d%-7d", t.size, t.pipe, 1<<20/t.size)
		for _, writer := range writers {
			say("  %v", run(writer, t.size, t.pipe))
		}
		say("\n")
	}
}

// run has the writer write into a pipe, and returns how long it took
// to read a MiB of that.
func run(writer string, size, pipe int) time.Duration {
	r, w, err := os.Pipe()
	check(err)
	_, err = unix.FcntlInt(w.Fd(), unix.F_SETPIPE_SZ, pipe)
	check(err)
	count := min(50_000, 128<<20/size)
	cmd := exec.Command(writer,
		strconv.Itoa(size), strconv.Itoa(count))
	cmd.Stdout, cmd.Stderr = w, os.Stderr
	check(cmd.Start())
	check(w.Close())
	took := drain(int(r.Fd()), size*count)
	check(r.Close())
	check(cmd.Wait())
	mib := took * (1 << 20) / time.Duration(size*count)
	return mib.Round(time.Microsecond)
}

// drain reads n bytes. The time begins with the first of them, when
// the writer has been started.
func drain(fd, n int) time.Duration {
	buf := make([]byte, 1<<20)
	var start time.Time
	for got := 0; got < n; {
		m, err := unix.Read(fd, buf)
		check(err)
		if m == 0 {
			check(io.ErrUnexpectedEOF)
		}
		if got == 0 {
			start = time.Now()
		}
		got += m
	}
	return time.Since(start)
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
