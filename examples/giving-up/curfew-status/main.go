// Curfew-status runs a program for at most three seconds, and exits
// with 124 if that was not enough.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"time"
)

func main() {
	if len(os.Args) < 2 {
		check(errors.New("name a program to run"))
	}
	ctx, cancel := context.WithTimeoutCause(context.Background(),
		3*time.Second, errors.New("the three seconds are over"))
	defer cancel()
	cmd := exec.CommandContext(ctx, os.Args[1], os.Args[2:]...)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	err := cmd.Run()
	if cmd.ProcessState == nil {
		check(err) // it hasn't started
	}
	how := cmd.ProcessState.Sys().(syscall.WaitStatus)
	cause := context.Cause(ctx)
	if cause != nil && how.Signal() == syscall.SIGKILL {
		fmt.Fprintln(os.Stderr, "curfew-status:", cause)
		os.Exit(124)
	}
	os.Exit(status(cmd.ProcessState))
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
		fmt.Fprintln(os.Stderr, "curfew-status:", err)
		os.Exit(1)
	}
}
