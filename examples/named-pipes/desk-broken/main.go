// Desk-broken greets guests whose names arrive through a named pipe,
// until it's told to close.
package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	desk, err := os.OpenFile("desk", os.O_RDONLY, 0)
	check(err)
	in := bufio.NewScanner(desk)
	for in.Scan() && in.Text() != "closed" {
		_, err := fmt.Println("Entering", in.Text())
		check(err)
	}
	check(in.Err())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "desk-broken:", err)
		os.Exit(1)
	}
}
