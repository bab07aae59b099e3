// Capped copies its input, and fails if it's longer than 100 bytes.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
)

func main() {
	_, err := io.Copy(os.Stdout, &capped{in: os.Stdin, left: 100})
	check(err)
}

// capped reads up to left bytes, and fails if there are more.
type capped struct {
	in   io.Reader
	left int
	err  error // once there were more
}

func (c *capped) Read(p []byte) (int, error) {
	if c.err != nil {
		return 0, c.err
	}
	p = p[:min(len(p), c.left+1)]
	n, err := c.in.Read(p)
	if n > c.left {
		c.err = errors.New("that's too much")
		return c.left, c.err
	}
	c.left -= n
	return n, err
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "capped:", err)
		os.Exit(1)
	}
}
