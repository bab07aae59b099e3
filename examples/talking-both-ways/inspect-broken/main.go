// Inspect-broken reads a program's errors, and then its output.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"
)

func main() {
	if len(os.Args) < 2 {
		check(errors.New("name a program to run"))
	}
	// The deadline ends what would last for ever.
	ctx, cancel := context.WithTimeout(
		context.Background(), 3*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, os.Args[1], os.Args[2:]...)
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
