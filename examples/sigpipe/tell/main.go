// Tell writes a line to the descriptor with the given number.
package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
)

func main() {
	if len(os.Args) != 2 {
		check(errors.New("give the number of a descriptor"))
	}
	fd, err := strconv.Atoi(os.Args[1])
	check(err)
	file := os.NewFile(uintptr(fd), "descriptor "+os.Args[1])
	_, err = fmt.Fprintln(file, "Hello")
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "tell:", err)
		os.Exit(1)
	}
}
