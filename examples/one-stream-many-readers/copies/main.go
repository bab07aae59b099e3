// Copies copies its input into a program and into a file.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
)

func main() {
	if len(os.Args) != 3 {
		check(errors.New("name a program and a file"))
	}
	file, err := os.Create(os.Args[2])
	check(err)
	cmd := exec.Command(os.Args[1])
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	w, err := cmd.StdinPipe()
	check(err)
	check(cmd.Start())

	program := &quitter{to: w}
	_, failed := io.Copy(io.MultiWriter(program, file), os.Stdin)
	check(errors.Join(failed, w.Close(), file.Close()))
	check(cmd.Wait())
}

// A quitter is a writer that hides its errors, so that the other
// writers go on. It keeps the first.
type quitter struct {
	to  io.Writer
	err error
}

func (q *quitter) Write(p []byte) (int, error) {
	if q.err == nil {
		_, q.err = q.to.Write(p)
	}
	return len(p), nil
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "copies:", err)
		os.Exit(1)
	}
}
