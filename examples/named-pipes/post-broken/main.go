// Post-broken writes a name into a named pipe.
package main

import (
	"errors"
	"fmt"
	"os"
)

func main() {
	if len(os.Args) != 2 {
		check(errors.New("say a name"))
	}
	flags := os.O_WRONLY
	desk, err := os.OpenFile("desk", flags, 0)
	check(err)
	_, err = fmt.Fprintln(desk, os.Args[1])
	check(err)
	check(desk.Close())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "post-broken:", err)
		os.Exit(1)
	}
}
