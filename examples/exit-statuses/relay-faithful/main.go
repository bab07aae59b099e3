// Relay-faithful runs a command, and ends as the command did.
package main

import (
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
	cmd := exec.Command(os.Args[1], os.Args[2:]...)
	cmd.Stdin, cmd.Stdout = os.Stdin, os.Stdout
	cmd.Stderr = os.Stderr
	err := cmd.Run()
	if _, ok := errors.AsType[*exec.ExitError](err); ok {
		end(cmd.ProcessState)
	}
	check(err)
}

// end ends this process as the command ended.
func end(ended *os.ProcessState) {
	how := ended.Sys().(syscall.WaitStatus)
	if !how.Signaled() {
		os.Exit(how.ExitStatus())
	}
	switch how.Signal() {
	case syscall.SIGHUP, syscall.SIGINT, syscall.SIGKILL,
		syscall.SIGTERM: // each of these kills a Go program
		self, err := os.FindProcess(os.Getpid())
		check(err)
		check(self.Signal(how.Signal()))
		time.Sleep(3 * time.Second) // the signal arrives long before
	}
	os.Exit(128 + int(how.Signal()))
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "relay-faithful:", err)
		os.Exit(1)
	}
}
