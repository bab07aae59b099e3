// Unread writes to a reader that leaves without having read.
package main

import (
	"fmt"
	"os"
)

func main() {
	pipein, pipeout, err := os.Pipe()
	check(err)
	write(pipeout, "Bob")
	check(pipein.Close())
	write(pipeout, "Linda")
}

// write prints what the write returned.
func write(pipeout *os.File, name string) {
	n, err := pipeout.WriteString(name)
	_, err = fmt.Println(n, err)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "unread:", err)
		os.Exit(1)
	}
}
