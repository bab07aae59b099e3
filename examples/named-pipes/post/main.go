//go:build unix

// Post writes a name into a named pipe.
package main

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

func main() {
	if len(os.Args) != 2 {
		check(errors.New("say a name"))
	}
	flags := os.O_WRONLY | syscall.O_NONBLOCK
	desk, err := os.OpenFile("desk", flags, 0)
	check(err)
	_, err = fmt.Fprintln(desk, os.Args[1])
	check(err)
	check(desk.Close())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "post:", err)
		os.Exit(1)
	}
}
