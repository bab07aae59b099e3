// Inspect-buffers has package os/exec collect a program's output and
// its errors.
package main

import (
	"bytes"
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
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	check(cmd.Run())
	_, err := fmt.Printf("%d bytes, and %q\n", out.Len(), &errs)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "inspect-buffers:", err)
		os.Exit(1)
	}
}
