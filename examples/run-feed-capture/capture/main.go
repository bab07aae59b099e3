// Capture runs a program, and shows all that Output returns.
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
	cmd.Stdin = os.Stdin
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
		fmt.Fprintln(os.Stderr, "capture:", err)
		os.Exit(1)
	}
}
