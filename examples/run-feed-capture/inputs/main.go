// Inputs asks a child what it got as its standard input.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
)

func main() {
	ask("nil", nil)
	ask("os.Stdin", os.Stdin)
	ask("a string", strings.NewReader("Bob\n"))
	ask("os.Stdin, buffered", bufio.NewReader(os.Stdin))
}

// ask gives the child in, and prints its answer.
func ask(what string, in io.Reader) {
	cmd := exec.Command("stdin-kind")
	cmd.Stdin = in
	answer, err := cmd.Output()
	check(err)
	_, err = fmt.Printf("%-18s is %s", what, answer)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "inputs:", err)
		os.Exit(1)
	}
}
