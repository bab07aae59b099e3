// Tally passes its input on and, at the end, says how many lines.
package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	lines := 0
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		if _, err := fmt.Println(in.Text()); err != nil {
			fail(err)
		}
		lines++
	}
	if err := in.Err(); err != nil {
		fail(err)
	}
	fmt.Fprintln(os.Stderr, "tally:", lines, "lines")
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "tally:", err)
	os.Exit(1)
}
