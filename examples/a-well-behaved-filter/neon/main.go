//go:build linux

// Neon passes on its input, in green if its output is a terminal.
package main

import (
	"bufio"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

func main() {
	green, normal := "\x1b[32m", "\x1b[0m"
	if !isTerminal(os.Stdout) {
		green, normal = "", ""
	}
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		_, err := fmt.Println(green + in.Text() + normal)
		check(err)
	}
	check(in.Err())
}

// isTerminal asks for settings that only a terminal has.
func isTerminal(file *os.File) bool {
	_, err := unix.IoctlGetTermios(int(file.Fd()), unix.TCGETS)
	return err == nil
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "neon:", err)
		os.Exit(1)
	}
}
