// Ticking passes on its lines, and counts them on standard error.
package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	in := bufio.NewScanner(os.Stdin)
	for n := 1; in.Scan(); n++ {
		_, err := fmt.Println(in.Text())
		check(err)
		fmt.Fprintf(os.Stderr, "\r%d lines", n)
	}
	fmt.Fprintln(os.Stderr)
	check(in.Err())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "ticking:", err)
		os.Exit(1)
	}
}
