// Reader-nul greets every name that ends with a zero byte.
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
)

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Split(scanNul)
	for in.Scan() {
		_, err := fmt.Printf("Entering %q\n", in.Text())
		if err != nil {
			fail(err)
		}
	}
	if err := in.Err(); err != nil {
		fail(err)
	}
}

// scanNul cuts behind each zero byte, and wants one at the end.
func scanNul(data []byte, end bool) (int, []byte, error) {
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return i + 1, data[:i], nil
	}
	if end && len(data) > 0 {
		return 0, nil, io.ErrUnexpectedEOF
	}
	return 0, nil, nil // not enough yet
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "reader-nul:", err)
	os.Exit(1)
}
