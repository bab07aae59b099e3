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
		check(err)
	}
	check(in.Err())
}

// scanNul returns what stands before the next zero byte.
func scanNul(data []byte, end bool) (int, []byte, error) {
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return i + 1, data[:i], nil
	}
	if end && len(data) > 0 {
		return 0, nil, io.ErrUnexpectedEOF
	}
	return 0, nil, nil // wait for more
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "reader-nul:", err)
		os.Exit(1)
	}
}
