// Alone-broken never closes the write end of its pipe.
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
	data, err := io.ReadAll(r)
	check(err)
	_, err = fmt.Printf("got [%s]\n", data)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "alone-broken:", err)
		os.Exit(1)
	}
}
