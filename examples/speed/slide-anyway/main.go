//go:build linux

// Slide-anyway moves its standard input to its standard output, and
// copies it where the kernel can't move it.
package main

import (
	"fmt"
	"io"
	"os"

	"golang.org/x/sys/unix"
)

func main() {
	for {
		n, err := unix.Splice(0, nil, 1, nil, 1<<20, 0)
		if err == unix.EINVAL { // nothing was moved
			_, err = io.Copy(os.Stdout, os.Stdin)
			check(err)
			return
		}
		check(err)
		if n == 0 { // end of file
			return
		}
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "slide-anyway:", err)
		os.Exit(1)
	}
}
