// Mute runs a program. Its standard input is a pipe that stays open
// and empty.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
)

func main() {
	if len(os.Args) < 2 {
		check(errors.New("name a program to run"))
	}
	cmd := exec.Command(os.Args[1], os.Args[2:]...)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	_, err := cmd.StdinPipe() // Wait closes it
	check(err)
	err = cmd.Run()
	if _, ok := errors.AsType[*exec.ExitError](err); ok {
		os.Exit(cmd.ProcessState.ExitCode())
	}
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "mute:", err)
		os.Exit(1)
	}
}
