// Alone is a single process that uses a pipe all by itself.
package main

import (
	"fmt"
	"io"
	"os"
)

func main() {
	r, w, err := os.Pipe()
	check(err)
	_, err = fmt.Fprint(w, "Spam 0")
	check(err)
	check(w.Close())
	data, err := io.ReadAll(r)
	check(err)
	_, err = fmt.Printf("got [%s]\n", data)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "alone:", err)
		os.Exit(1)
	}
}
