// Unframe-broken takes what one read returns for the message.
package main

import (
	"encoding/binary"
	"fmt"
	"io"
	"os"
)

const limit = 4 << 20 // bytes in a message, 4 MiB

func main() {
	for {
		msg, err := readFrame(os.Stdin)
		if err == io.EOF {
			return
		}
		check(err)
		start := msg[:min(16, len(msg))]
		_, err = fmt.Printf("%d %q\n", len(msg), start)
		check(err)
	}
}

// readFrame returns the next message, or io.EOF when there is none.
func readFrame(in io.Reader) ([]byte, error) {
	head := make([]byte, 4)
	if _, err := in.Read(head); err != nil {
		return nil, err
	}
	n := binary.BigEndian.Uint32(head)
	if n > limit {
		return nil, fmt.Errorf("a frame of %d bytes; the limit is %d",
			n, limit)
	}
	msg := make([]byte, n)
	_, err := in.Read(msg)
	return msg, err
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "unframe-broken:", err)
		os.Exit(1)
	}
}
