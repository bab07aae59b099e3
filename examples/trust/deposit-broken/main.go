// Deposit-broken takes in up to 100 bytes.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
)

const limit = 100

func main() {
	in := io.LimitReader(os.Stdin, limit)
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
		fmt.Fprintln(os.Stderr, "deposit-broken:", err)
		os.Exit(1)
	}
}
