// Hail-broken greets the guests that you name, and all those that
// come through a pipe.
package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	names := os.Args[1:]
	if piped(os.Stdin) {
		names = append(names, lines(os.Stdin)...)
	}
	for _, name := range names {
		_, err := fmt.Println("Hello,", name)
		check(err)
	}
}

// piped reports whether a file is anything but a character device;
// a terminal is one.
func piped(file *os.File) bool {
	info, err := file.Stat()
	check(err)
	return info.Mode()&os.ModeCharDevice == 0
}

// lines reads all of a file, line by line.
func lines(file *os.File) []string {
	var all []string
	in := bufio.NewScanner(file)
	for in.Scan() {
		all = append(all, in.Text())
	}
	check(in.Err())
	return all
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "hail-broken:", err)
		os.Exit(1)
	}
}
