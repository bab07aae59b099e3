// Upper-tied is upper with a buffer that is flushed before each read.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"
)

func main() {
	out := bufio.NewWriter(os.Stdout)
	in := bufio.NewScanner(tied{os.Stdin, out})
	for in.Scan() {
		_, err := fmt.Fprintln(out, strings.ToUpper(in.Text()))
		check(err)
	}
	check(out.Flush())
	check(in.Err())
}

// A tied reader flushes out before it reads from in. The other side
// may be waiting for the output before it writes more input.
type tied struct {
	in  io.Reader
	out *bufio.Writer
}

func (t tied) Read(p []byte) (int, error) {
	if err := t.out.Flush(); err != nil {
		return 0, err
	}
	return t.in.Read(p)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "upper-tied:", err)
		os.Exit(1)
	}
}
