// Unheard writes into a pipe that has no reader.
package main

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

func main() {
	r, w, err := os.Pipe()
	check(err)
	check(r.Close())
	_, failed := fmt.Fprint(w, "Spam 0")
	_, err = fmt.Println(failed)
	check(err)
	_, err = fmt.Println(errors.Is(failed, syscall.EPIPE))
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "unheard:", err)
		os.Exit(1)
	}
}
