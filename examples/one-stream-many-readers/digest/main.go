// Digest prints the first line of its input, and counts the
// bytes of all of it.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
)

func main() {
	sum := &sum{}
	in := bufio.NewReader(io.TeeReader(os.Stdin, sum))
	line, err := in.ReadString('\n')
	check(err)
	_, err = io.Copy(io.Discard, in) // the rest, for the sum
	check(err)
	_, err = fmt.Printf("first: %scounted: %d\n", line, sum.bytes)
	check(err)
}

// A sum stands for a checksum: it sees all that's written to it.
type sum struct{ bytes int }

func (s *sum) Write(p []byte) (int, error) {
	s.bytes += len(p)
	return len(p), nil
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "digest:", err)
		os.Exit(1)
	}
}
