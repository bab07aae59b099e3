// Luck runs a program twice. The read end of its output is closed
// after the program has exited, and then before it starts.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
)

func main() {
	if len(os.Args) != 2 {
		check(errors.New("name a program to run"))
	}
	_, err := fmt.Println("the reader leaves last: ", leave(true))
	check(err)
	_, err = fmt.Println("the reader leaves first:", leave(false))
	check(err)
}

// leave closes the read end last or first, and returns the error
// of the program.
func leave(last bool) error {
	r, w, err := os.Pipe()
	check(err)
	if !last {
		check(r.Close())
	}
	cmd := exec.Command(os.Args[1])
	cmd.Stdout = w
	ended := cmd.Run()
	if last {
		check(r.Close())
	}
	check(w.Close())
	return ended
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "luck:", err)
		os.Exit(1)
	}
}
