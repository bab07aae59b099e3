// Invited-broken says with its status whether a guest is in its
// input.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
)

func main() {
	if len(os.Args) != 2 {
		check(errors.New("name one guest"))
	}
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		if in.Text() == os.Args[1] {
			os.Exit(0)
		}
	}
	check(in.Err())
	os.Exit(1) // no such guest
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "invited-broken:", err)
		os.Exit(1)
	}
}
