// Relay runs a command, and exits with the status that a shell would
// have for it.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"syscall"
)

func main() {
	if len(os.Args) < 2 {
		check(errors.New("name a program to run"))
	}
	cmd := exec.Command(os.Args[1], os.Args[2:]...)
	cmd.Stdin, cmd.Stdout = os.Stdin, os.Stdout
	cmd.Stderr = os.Stderr
	err := cmd.Run()
	if _, ok := errors.AsType[*exec.ExitError](err); ok {
		os.Exit(status(cmd.ProcessState))
	}
	check(err)
}

// status returns what the shell would have in its variable $?.
func status(ended *os.ProcessState) int {
	how := ended.Sys().(syscall.WaitStatus)
	if how.Signaled() {
		return 128 + int(how.Signal())
	}
	return how.ExitStatus()
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "relay:", err)
		os.Exit(1)
	}
}
