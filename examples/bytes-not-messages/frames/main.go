// Frames writes four names, each with its length in front.
package main

import (
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"strings"
)

const limit = 4 << 20 // bytes in a message, 4 MiB

func main() {
	long := strings.Repeat("a", 3_000_000)
	names := []string{"Bob", "Jimmy\nJunior", long, "Gene"}
	for _, name := range names {
		check(writeFrame(os.Stdout, name))
	}
}

// writeFrame writes the length of msg in four bytes, and then msg.
func writeFrame(out io.Writer, msg string) error {
	if len(msg) > limit {
		return fmt.Errorf("a message of %d bytes; the limit is %d",
			len(msg), limit)
	}
	frame := binary.BigEndian.AppendUint32(nil, uint32(len(msg)))
	_, err := out.Write(append(frame, msg...))
	return err
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "frames:", err)
		os.Exit(1)
	}
}
