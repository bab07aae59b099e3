// Second-fails writes to three writers, of which the second fails.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
)

func main() {
	var first, third bytes.Buffer
	all := io.MultiWriter(&first, full{}, &third)
	_, failed := fmt.Fprint(all, "Bob")
	_, err := fmt.Printf("first %q, third %q, error: %v\n",
		&first, &third, failed)
	check(err)
}

// A full disk takes nothing.
type full struct{}

func (full) Write([]byte) (int, error) {
	return 0, errors.New("disk full")
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "second-fails:", err)
		os.Exit(1)
	}
}
