// Handover finds out whether a write waits for its reader.
package main

import (
	"fmt"
	"io"
	"os"
	"time"
)

func main() {
	kernelr, kernelw, err := os.Pipe()
	check(err)
	try("os.Pipe", kernelr, kernelw)
	r, w := io.Pipe()
	try("io.Pipe", r, w)
}

// try writes, then looks whether the write has returned, and reads.
func try(name string, r io.Reader, w io.Writer) {
	returned := make(chan error, 1)
	go func() {
		_, err := w.Write([]byte("Bob"))
		returned <- err
	}()
	early := false
	select {
	case err := <-returned:
		check(err)
		early = true
	case <-time.After(time.Second):
	}
	buf := make([]byte, 3)
	_, err := io.ReadFull(r, buf)
	check(err)
	if !early {
		check(<-returned)
	}
	_, err = fmt.Printf("%s: returned before the read: %t, got %s\n",
		name, early, buf)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "handover:", err)
		os.Exit(1)
	}
}
