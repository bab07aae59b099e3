// Unbox unpacks a box.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

func main() {
	check(run(os.Stdin, os.Stdout))
}

// run copies what's in a box from in to out. The first line of a box
// is the number of bytes that follow it.
func run(in io.Reader, out io.Writer) error {
	r := bufio.NewReader(in)
	line, err := r.ReadString('\n')
	if err != nil {
		return err
	}
	size, err := strconv.ParseUint(strings.TrimSpace(line), 10, 20)
	if err != nil {
		return err
	}
	box := make([]byte, size)
	n, err := io.ReadFull(r, box)
	if err != nil {
		return err
	}
	_, err = out.Write(box[:n])
	return err
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "unbox:", err)
		os.Exit(1)
	}
}
