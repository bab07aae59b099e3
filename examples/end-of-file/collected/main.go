// Collected loses its write end, and the garbage collector finds it.
package main

import (
	"fmt"
	"io"
	"os"
	"runtime"
)

func main() {
	pipein := greeting()
	runtime.GC()
	name, err := io.ReadAll(pipein)
	check(err)
	_, err = fmt.Printf("got %q\n", name)
	check(err)
}

// greeting returns a pipe with a name in it.
func greeting() (pipein *os.File) {
	pipein, pipeout, err := os.Pipe()
	check(err)
	_, err = pipeout.WriteString("Bob")
	check(err)
	return pipein
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "collected:", err)
		os.Exit(1)
	}
}
