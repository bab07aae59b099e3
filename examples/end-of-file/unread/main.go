// Unread writes to a reader that leaves without having read.
package main

import (
	"fmt"
	"os"
)

func main() {
	pipein, pipeout, err := os.Pipe()
	check(err)
	n, err := pipeout.WriteString("Bob")
	fmt.Println(n, err)
	check(pipein.Close())
	n, err = pipeout.WriteString("Linda")
	fmt.Println(n, err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "unread:", err)
		os.Exit(1)
	}
}
