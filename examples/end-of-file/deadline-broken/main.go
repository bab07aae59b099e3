// Deadline-broken asks for a descriptor, and its deadline is ignored.
package main

import (
	"fmt"
	"os"
	"time"
)

func main() {
	pipein, pipeout, err := os.Pipe()
	check(err)
	_, err = fmt.Println("reading from descriptor", pipein.Fd())
	check(err)
	soon := time.Now().Add(100 * time.Millisecond)
	check(pipein.SetReadDeadline(soon))
	_, err = pipein.Read(make([]byte, 1))
	_, err = fmt.Println("gave up:", err)
	check(err)
	check(pipeout.Close())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "deadline-broken:", err)
		os.Exit(1)
	}
}
