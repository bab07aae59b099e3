// Forgotten-broken lets the garbage collector close a file.
package main

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"time"
)

func main() {
	pipein := greeting()
	deadline := time.Now().Add(300 * time.Millisecond)
	check(pipein.SetReadDeadline(deadline))
	name, err := io.ReadAll(pipein)
	fmt.Printf("%q %v\n", name, err)

	check(pipein.SetReadDeadline(time.Time{})) // none any more
	runtime.GC()
	name, err = io.ReadAll(pipein)
	fmt.Printf("%q %v\n", name, err)
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
