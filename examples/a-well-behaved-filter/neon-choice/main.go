//go:build linux

// Neon-choice passes on its input, in green if you want that.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

func main() {
	when := flag.String("color", "auto", "always, never or auto")
	flag.Parse()
	green, normal := "\x1b[32m", "\x1b[0m"
	if !colour(*when) {
		green, normal = "", ""
	}
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		_, err := fmt.Println(green + in.Text() + normal)
		check(err)
	}
	check(in.Err())
}

// colour says whether to use colour.
func colour(when string) bool {
	switch when {
	case "always":
		return true
	case "never":
		return false
	case "auto":
		return os.Getenv("NO_COLOR") == "" && isTerminal(os.Stdout)
	}
	check(errors.New("-color is always, never or auto"))
	return false
}

// isTerminal asks for settings that only a terminal has.
func isTerminal(file *os.File) bool {
	_, err := unix.IoctlGetTermios(int(file.Fd()), unix.TCGETS)
	return err == nil
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "neon-choice:", err)
		os.Exit(1)
	}
}
