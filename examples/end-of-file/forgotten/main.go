// Forgotten is forgotten-broken, with its write end closed.
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
	check(pipeout.Close())
	return pipein
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "forgotten:", err)
		os.Exit(1)
	}
}
