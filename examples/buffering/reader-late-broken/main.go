// Reader-late-broken has a buffer, and may exit without a flush.
package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		_, err := fmt.Fprintln(out, "Entering", in.Text())
		check(err)
	}
	check(in.Err())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "reader-late-broken:", err)
		os.Exit(1)
	}
}
