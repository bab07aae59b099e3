// Frames writes four names, each behind its length.
package main

import (
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"strings"
)

const limit = 1 << 20 // bytes in a message

func main() {
	long := strings.Repeat("a", 1_000_000)
	names := []string{"Bob", "Jimmy\nJunior", long, "Gene"}
	for _, name := range names {
		if err := writeFrame(os.Stdout, name); err != nil {
			fail(err)
		}
	}
}

// writeFrame writes the length of msg in four bytes, then msg.
func writeFrame(out io.Writer, msg string) error {
	if len(msg) > limit {
		return fmt.Errorf("a message of %d bytes; the limit is %d",
			len(msg), limit)
	}
	frame := binary.BigEndian.AppendUint32(nil, uint32(len(msg)))
	_, err := out.Write(append(frame, msg...))
	return err
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "frames:", err)
	os.Exit(1)
}
