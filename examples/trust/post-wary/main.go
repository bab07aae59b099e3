//go:build unix

// Post-wary writes a name into a named pipe, and into nothing else.
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
	flags := os.O_WRONLY | syscall.O_NONBLOCK | syscall.O_NOFOLLOW
	desk, err := os.OpenFile("desk", flags, 0)
	check(err)
	info, err := desk.Stat()
	check(err)
	if info.Mode().Type() != os.ModeNamedPipe {
		check(errors.New("desk isn't a named pipe"))
	}
	_, err = fmt.Fprintln(desk, os.Args[1])
	check(err)
	check(desk.Close())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "post-wary:", err)
		os.Exit(1)
	}
}
