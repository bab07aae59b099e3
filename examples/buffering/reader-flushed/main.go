// Reader-flushed greets into a buffer, and flushes it at the end.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
)

func main() {
	out := bufio.NewWriter(os.Stdout)
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		_, err := fmt.Fprintln(out, "Entering", in.Text())
		check(err)
	}
	check(errors.Join(in.Err(), out.Flush()))
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "reader-flushed:", err)
		os.Exit(1)
	}
}
