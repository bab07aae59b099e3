//go:build unix

// Visits reads a named pipe to its end, three times.
package main

import (
	"fmt"
	"io"
	"os"
	"syscall"
)

func main() {
	check(syscall.Mkfifo("desk", 0o600))
	flags := os.O_RDONLY | syscall.O_NONBLOCK // don't wait
	desk, err := os.OpenFile("desk", flags, 0)
	check(err)
	read("before any writer", desk)
	write("Bob")
	read("after one", desk)
	write("Linda")
	read("after two", desk)
}

// read reads to end of file.
func read(when string, desk io.Reader) {
	data, err := io.ReadAll(desk)
	_, err = fmt.Printf("%s: %q, error: %v\n", when, data, err)
	check(err)
}

// write opens the pipe, writes and closes.
func write(name string) {
	desk, err := os.OpenFile("desk", os.O_WRONLY, 0)
	check(err)
	_, err = fmt.Fprint(desk, name)
	check(err)
	check(desk.Close())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "visits:", err)
		os.Exit(1)
	}
}
