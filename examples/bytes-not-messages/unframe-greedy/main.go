// Unframe-greedy makes room for what a frame announces.
package main

import (
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"runtime"
)

const limit = 1 << 30 // bytes in a message, 1 GiB

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
	if _, err := io.ReadFull(in, head); err != nil {
		return nil, err
	}
	n := binary.BigEndian.Uint32(head)
	if n > limit {
		return nil, fmt.Errorf("a frame of %d bytes; the limit is %d",
			n, limit)
	}
	msg := make([]byte, n)
	_, err := io.ReadFull(in, msg)
	if err == io.EOF { // too early: a message was announced
		err = io.ErrUnexpectedEOF
	}
	return msg, err
}

func check(err error) {
	if err != nil {
		var mem runtime.MemStats
		runtime.ReadMemStats(&mem)
		fmt.Fprintln(os.Stderr, "unframe-greedy:", err)
		fmt.Fprintln(os.Stderr, "allocated less than 1 MiB:",
			mem.TotalAlloc < 1<<20)
		os.Exit(1)
	}
}
