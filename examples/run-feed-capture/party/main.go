// Party prints Bob, a name of 70,000 letters, and 200,000 guests.
package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

func main() {
	out := bufio.NewWriter(os.Stdout)
	fmt.Fprintln(out, "Bob")
	fmt.Fprintln(out, strings.Repeat("x", 70_000))
	for n := range 200_000 {
		fmt.Fprintln(out, "Guest", n+1)
	}
	check(out.Flush()) // an error of any line stays until here
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "party:", err)
		os.Exit(1)
	}
}
