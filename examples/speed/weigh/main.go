//go:build linux

// Weigh measures what it takes to pass a MiB on: for each program
// that you name, between ladle, which writes, and a reader.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"
)

func main() {
	if len(os.Args) < 2 {
		check(errors.New("name a program that copies"))
	}
	say("per MiB   time  processor time\n")
	for _, name := range os.Args[1:] {
		took, busy := pass(name)
		say("%-8s  %v  %v\n", name, perMiB(took), perMiB(busy))
	}
}

// pass runs a program between ladle and a reader. It returns how long
// that took, and how much of it the program spent running.
func pass(name string) (took, busy time.Duration) {
	ladle := exec.Command("ladle", "65536", "4096")
	cmd := exec.Command(name)
	in, err := ladle.StdoutPipe()
	check(err)
	cmd.Stdin = in
	out, err := cmd.StdoutPipe()
	check(err)
	ladle.Stderr, cmd.Stderr = os.Stderr, os.Stderr
	start := time.Now()
	check(ladle.Start())
	check(cmd.Start())
	check(in.Close())
	take(out, mib<<20)
	took = time.Since(start)
	check(ladle.Wait())
	check(cmd.Wait())
	state := cmd.ProcessState
	return took, state.UserTime() + state.SystemTime()
}

// take reads n bytes.
func take(r io.Reader, n int) {
	buf := make([]byte, 1<<20)
	for n > 0 {
		m, err := r.Read(buf)
		check(err)
		n -= m
	}
}

const mib = 256 // passed on by each program

func perMiB(d time.Duration) time.Duration {
	return (d / mib).Round(time.Microsecond)
}

func say(format string, args ...any) {
	_, err := fmt.Printf(format, args...)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "weigh:", err)
		os.Exit(1)
	}
}
