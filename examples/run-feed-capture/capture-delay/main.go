// Capture-delay doesn't wait for output longer than for the program.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"time"
)

func main() {
	if len(os.Args) < 2 {
		check(errors.New("name a program to run"))
	}
	cmd := exec.Command(os.Args[1], os.Args[2:]...)
	cmd.Stdin = os.Stdin
	cmd.WaitDelay = time.Second
	out, err := cmd.Output()
	check(report(out, err))
}

func report(out []byte, err error) error {
	said := fmt.Sprintf("output: %q\nerror:  %v\n", out, err)
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		said += fmt.Sprintf("status: %d\nstderr: %q\n",
			exit.ExitCode(), exit.Stderr)
	}
	_, err = fmt.Print(said)
	return err
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "capture-delay:", err)
		os.Exit(1)
	}
}
