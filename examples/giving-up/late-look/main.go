// Late-look reads from a pipe when the deadline has passed.
package main

import (
	"fmt"
	"os"
	"time"
)

func main() {
	pipein, pipeout, err := os.Pipe()
	check(err)
	_, err = fmt.Fprint(pipeout, "Bob")
	check(err)
	check(pipein.SetReadDeadline(time.Now()))
	look(pipein)
	check(pipein.SetReadDeadline(time.Time{}))
	look(pipein)
}

// look prints what one read returns.
func look(pipein *os.File) {
	buf := make([]byte, 16)
	n, err := pipein.Read(buf)
	_, err = fmt.Printf("%q, %v\n", buf[:n], err)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "late-look:", err)
		os.Exit(1)
	}
}
