// No-reader runs a program and gives it a pipe that has no reader.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
)

func main() {
	if len(os.Args) < 3 {
		check(errors.New("name a descriptor and a program"))
	}
	r, w, err := os.Pipe()
	check(err)
	check(r.Close())
	cmd := exec.Command(os.Args[2], os.Args[3:]...)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	switch os.Args[1] {
	case "1":
		cmd.Stdout = w
	case "2":
		cmd.Stderr = w
	case "3":
		cmd.ExtraFiles = []*os.File{w}
	default:
		check(errors.New("the descriptor is 1, 2 or 3"))
	}
	_, err = fmt.Printf("%s: %v\n", os.Args[2], cmd.Run())
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "no-reader:", err)
		os.Exit(1)
	}
}
