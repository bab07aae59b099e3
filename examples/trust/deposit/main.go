// Deposit takes in up to 100 bytes, and refuses more.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
)

const limit = 100

func main() {
	in := io.LimitReader(os.Stdin, limit+1)
	data, err := io.ReadAll(in)
	check(err)
	if len(data) > limit {
		check(errors.New("that's too much"))
	}
	_, err = fmt.Println("stored", len(data), "bytes")
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "deposit:", err)
		os.Exit(1)
	}
}
