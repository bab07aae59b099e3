// Copies-broken copies its input into a program and into a file.
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

	_, failed := io.Copy(io.MultiWriter(w, file), os.Stdin)
	check(errors.Join(failed, w.Close(), file.Close()))
	check(cmd.Wait())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "copies-broken:", err)
		os.Exit(1)
	}
}
