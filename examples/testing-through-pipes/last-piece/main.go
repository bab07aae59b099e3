// Last-piece counts the same four bytes, read in three ways.
package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"testing/iotest"
)

func main() {
	whole := count(strings.NewReader("Bob\n"))
	bytes := count(iotest.OneByteReader(strings.NewReader("Bob\n")))
	joined := count(iotest.DataErrReader(strings.NewReader("Bob\n")))
	_, err := fmt.Println(whole, bytes, joined)
	check(err)
}

// count returns the number of bytes that can be read from r.
func count(r io.Reader) int {
	total := 0
	buf := make([]byte, 16)
	for {
		n, err := r.Read(buf)
		if err != nil {
			return total
		}
		total += n
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "last-piece:", err)
		os.Exit(1)
	}
}
