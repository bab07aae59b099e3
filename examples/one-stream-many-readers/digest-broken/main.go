// Digest-broken prints the first line of its input, and counts the
// bytes of all of it.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
)

func main() {
	seen := &counter{}
	in := bufio.NewReader(io.TeeReader(os.Stdin, seen))
	line, err := in.ReadString('\n')
	check(err)
	_, err = fmt.Printf("first: %scounted: %d\n", line, seen.bytes)
	check(err)
}

// A counter stands for a checksum: it sees all that's written to it.
type counter struct{ bytes int }

func (c *counter) Write(p []byte) (int, error) {
	c.bytes += len(p)
	return len(p), nil
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "digest-broken:", err)
		os.Exit(1)
	}
}
