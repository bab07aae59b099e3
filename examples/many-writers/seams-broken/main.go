// Seams-broken prints lines through a buffer, and shows how each of
// the buffer's writes ends.
package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	out := bufio.NewWriter(seams{})
	for n := range 900 {
		line := fmt.Sprintf("Guest %d\n", n+1)
		_, err := out.WriteString(line)
		check(err)
	}
	check(out.Flush())
}

// A seams is a writer that prints the end of what it's given.
type seams struct{}

func (seams) Write(p []byte) (int, error) {
	_, err := fmt.Printf("a write ends with %q\n", p[len(p)-10:])
	return len(p), err
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "seams-broken:", err)
		os.Exit(1)
	}
}
