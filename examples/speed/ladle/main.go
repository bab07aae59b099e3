// Ladle makes a number of writes of the same size.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strconv"
)

func main() {
	if len(os.Args) != 3 {
		check(errors.New("give a size and a number of writes"))
	}
	size, err := strconv.ParseUint(os.Args[1], 10, 24)
	check(err)
	count, err := strconv.ParseUint(os.Args[2], 10, 24)
	check(err)
	data := bytes.Repeat([]byte("x"), int(size))
	for range count {
		_, err := os.Stdout.Write(data)
		check(err)
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "ladle:", err)
		os.Exit(1)
	}
}
