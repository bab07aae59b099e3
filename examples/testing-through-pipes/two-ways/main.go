// Two-ways gives a program a file, then a pipe with the same bytes,
// and says whether it prints the same.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
)

func main() {
	if len(os.Args) < 3 {
		check(errors.New("name a file and a program"))
	}
	file, err := os.Open(os.Args[1])
	check(err)
	fromFile := output(file)
	_, err = file.Seek(0, io.SeekStart)
	check(err)
	fromPipe := output(struct{ io.Reader }{file})
	if !bytes.Equal(fromFile, fromPipe) {
		_, err = fmt.Println("the output is not the same")
		check(err)
		os.Exit(1)
	}
	_, err = fmt.Println("the same both ways")
	check(err)
}

// output returns what the program prints when it's given this input.
func output(in io.Reader) []byte {
	cmd := exec.Command(os.Args[2], os.Args[3:]...)
	cmd.Stdin, cmd.Stderr = in, os.Stderr
	out, err := cmd.Output()
	check(err)
	return out
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "two-ways:", err)
		os.Exit(1)
	}
}
