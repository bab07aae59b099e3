// Measure asks its standard input for a size and a position, and
// then counts what it can read.
package main

import (
	"fmt"
	"io"
	"os"
)

func main() {
	info, err := os.Stdin.Stat()
	check(err)
	_, err = fmt.Println("size:", info.Size())
	check(err)
	_, seekErr := os.Stdin.Seek(0, io.SeekStart)
	_, err = fmt.Println("seek:", seekErr)
	check(err)
	n, err := io.Copy(io.Discard, os.Stdin)
	check(err)
	_, err = fmt.Println("read:", n)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(1)
	}
}
