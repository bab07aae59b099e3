// Gossip prints lines of 1,000 bytes, and one line to standard
// error.
package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
)

func main() {
	if len(os.Args) != 2 {
		check(errors.New("say how many lines to print"))
	}
	lines, err := strconv.Atoi(os.Args[1])
	check(err)
	for range lines {
		_, err := fmt.Println(strings.Repeat("a", 999))
		check(err)
	}
	_, err = fmt.Fprintln(os.Stderr, "gossip: that was all")
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "gossip:", err)
		os.Exit(1)
	}
}
