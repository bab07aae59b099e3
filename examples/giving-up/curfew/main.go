// Curfew runs a program for at most three seconds, and says why it
// ended.
package main

import (
	"context"
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
	ctx, cancel := context.WithTimeoutCause(context.Background(),
		3*time.Second, errors.New("the three seconds are over"))
	defer cancel()
	cmd := exec.CommandContext(ctx, os.Args[1], os.Args[2:]...)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	err := cmd.Run()
	_, err = fmt.Println("error:", err)
	check(err)
	_, err = fmt.Println("cause:", context.Cause(ctx))
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "curfew:", err)
		os.Exit(1)
	}
}
