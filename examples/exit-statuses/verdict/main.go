// Verdict runs a command, and prints how it ended.
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
	err := cmd.Run()
	if _, ok := errors.AsType[*exec.ExitError](err); !ok {
		check(err)
	}
	ended := cmd.ProcessState
	_, err = fmt.Printf("%v, ExitCode %d, shell %d\n",
		ended, ended.ExitCode(), status(ended))
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
		fmt.Fprintln(os.Stderr, "verdict:", err)
		os.Exit(1)
	}
}
