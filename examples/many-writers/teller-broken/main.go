// Teller-broken says a name, in two writes.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
)

func main() {
	if len(os.Args) != 3 {
		check(errors.New("say a first name and a last name"))
	}
	_, err := fmt.Print(os.Args[1], " ")
	check(err)
	pause()
	_, err = fmt.Println(os.Args[2])
	check(err)
}

// pause tells duet that we've come to this point, and waits until
// duet lets us go on.
func pause() {
	here := os.NewFile(3, "here")
	_, err := here.Write([]byte{'.'})
	check(err)
	_, err = io.Copy(io.Discard, os.Stdin)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "teller-broken:", err)
		os.Exit(1)
	}
}
