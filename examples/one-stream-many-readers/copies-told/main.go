// Copies-told copies its input into a program and into a file, and
// says which of the two couldn't take all of it.
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

	program, kept := &quitter{to: w}, &quitter{to: file}
	_, failed := io.Copy(io.MultiWriter(program, kept), os.Stdin)
	check(errors.Join(w.Close(), cmd.Wait(), file.Close()))
	check(failed)
	report(os.Args[1], program.err)
	report(os.Args[2], kept.err)
}

// report says how a copy has ended.
func report(name string, failed error) {
	if failed == nil {
		failed = errors.New("complete")
	}
	_, err := fmt.Fprintf(os.Stderr, "%s: %v\n", name, failed)
	check(err)
}

// A quitter is a writer that keeps quiet after its first error. So
// it doesn't keep others from going on.
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
		fmt.Fprintln(os.Stderr, "copies-told:", err)
		os.Exit(1)
	}
}
