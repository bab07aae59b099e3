// Unseal copies lines, and fails if the last one isn't seal's.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	held, _ := line(in) // until it's clear that it isn't the last
	for n := 0; ; n++ {
		next, more := line(in)
		if !more {
			if next != "" || held != fmt.Sprintf("end %d\n", n) {
				check(errors.New("the input was cut off"))
			}
			return
		}
		_, err := fmt.Print(held)
		check(err)
		held = next
	}
}

// line reads a line, or what there is of it at the end.
func line(in *bufio.Reader) (text string, whole bool) {
	text, err := in.ReadString('\n')
	if err != io.EOF {
		check(err)
	}
	return text, err == nil
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "unseal:", err)
		os.Exit(1)
	}
}
