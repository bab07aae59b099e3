// Inspect-broken reads a program's errors, and then its output.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
)

func main() {
	if len(os.Args) < 2 {
		check(errors.New("name a program to run"))
	}
	cmd := exec.Command(os.Args[1], os.Args[2:]...)
	out, err := cmd.StdoutPipe()
	check(err)
	errs, err := cmd.StderrPipe()
	check(err)
	check(cmd.Start())
	said, err := io.ReadAll(errs)
	check(err)
	data, err := io.ReadAll(out)
	check(err)
	check(cmd.Wait())
	_, err = fmt.Printf("%d bytes, and %q\n", len(data), said)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "inspect-broken:", err)
		os.Exit(1)
	}
}
