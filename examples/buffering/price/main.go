// Price counts the writes that 10,000 lines make.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
)

func main() {
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	check(err)
	plain := &counter{file: null}
	greet(plain)
	_, err = fmt.Println("without a buffer:", plain.writes, "writes")
	check(err)

	buffered := &counter{file: null}
	out := bufio.NewWriter(buffered)
	greet(out)
	check(out.Flush())
	_, err = fmt.Println("with a buffer:", buffered.writes, "writes")
	check(err)
}

func greet(out io.Writer) {
	for range 10_000 {
		_, err := fmt.Fprintln(out, "Entering Bob Belcher")
		check(err)
	}
}

// A counter counts what becomes a call of the kernel.
type counter struct {
	file   *os.File
	writes int
}

func (c *counter) Write(p []byte) (int, error) {
	c.writes++
	return c.file.Write(p)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "price:", err)
		os.Exit(1)
	}
}
