// Unseal copies lines from seal, and fails if their end is missing.
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
	n := 0
	text, err := line(in)
	for err == nil && text[0] == '+' {
		_, err = fmt.Print(text[1:])
		check(err)
		n++
		text, err = line(in)
	}
	check(err)
	_, err = in.ReadByte()
	if err == nil || text != fmt.Sprintf("end %d\n", n) {
		err = errors.New("that isn't from seal")
	}
	if err != io.EOF {
		check(err)
	}
}

// line reads a line with its newline. If there's none, it's an error.
func line(in *bufio.Reader) (string, error) {
	text, err := in.ReadString('\n')
	if err == io.EOF {
		err = errors.New("the input was cut off")
	}
	return text, err
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "unseal:", err)
		os.Exit(1)
	}
}
