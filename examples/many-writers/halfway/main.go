//go:build linux

// Halfway does by hand what happens when two processes write into one
// pipe, and the first message doesn't fit.
package main

import (
	"bytes"
	"fmt"
	"io"
	"os"

	"golang.org/x/sys/unix"
)

func main() {
	r, w, err := os.Pipe()
	check(err)
	fd := int(w.Fd())
	check(unix.SetNonblock(fd, true))

	message := bytes.Repeat([]byte("a"), 3_000_000)
	n, err := unix.Write(fd, message) // takes what fits
	check(err)
	say("all of a's message fits:", n == len(message))
	first := read(r, n) // now there's room again
	_, err = unix.Write(fd, []byte("b"))
	check(err)
	_, err = unix.Write(fd, message[n:n+1000]) // a goes on
	check(err)
	say("in the pipe:", letters(append(first, read(r, 1001)...)))
	check(w.Close())
}

// read takes n bytes out of the pipe.
func read(r io.Reader, n int) []byte {
	buf := make([]byte, n)
	_, err := io.ReadFull(r, buf)
	check(err)
	return buf
}

// letters names each letter once, however often it's repeated.
func letters(data []byte) (names string) {
	for i, c := range data {
		if i == 0 || c != data[i-1] {
			names += string(c)
		}
	}
	return names
}

func say(text string, result any) {
	_, err := fmt.Println(text, result)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "halfway:", err)
		os.Exit(1)
	}
}
