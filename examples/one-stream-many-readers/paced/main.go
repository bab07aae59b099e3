// Paced copies its input into two programs. The first of them
// doesn't read.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
)

func main() {
	asleep := exec.Command("sleep", "30") // plays a slow reader
	slow, err := asleep.StdinPipe()
	check(err)
	check(asleep.Start())
	search := exec.Command("grep", "Guest 200000")
	search.Stdout = os.Stdout
	fast, err := search.StdinPipe()
	check(err)
	check(search.Start())

	_, err = io.Copy(io.MultiWriter(loose(slow), fast), os.Stdin)
	check(err)
	check(errors.Join(fast.Close(), search.Wait()))
	check(errors.Join(asleep.Process.Kill(), slow.Close()))
	if err := asleep.Wait(); err == nil {
		check(errors.New("sleep wasn't killed"))
	}
}

// loose returns a writer that doesn't wait for w. What w isn't ready
// to take is lost.
func loose(w io.Writer) io.Writer {
	d := make(dropper, 16)
	go func() {
		for data := range d {
			if _, err := w.Write(data); err != nil {
				return // w is gone; from now on all is lost
			}
		}
	}()
	return d
}

// A dropper sends what's written into a channel, if there's room.
type dropper chan []byte

func (d dropper) Write(p []byte) (int, error) {
	select {
	case d <- bytes.Clone(p):
	default:
	}
	return len(p), nil
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "paced:", err)
		os.Exit(1)
	}
}
