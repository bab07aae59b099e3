// Forgotten-broken loses its write end without closing it.
package main

import (
	"fmt"
	"io"
	"os"
)

func main() {
	pipein := greeting()
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
		fmt.Fprintln(os.Stderr, "forgotten-broken:", err)
		os.Exit(1)
	}
}
