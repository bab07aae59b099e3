// In-time runs a program and gives up after two seconds.
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
	limit := 2 * time.Second
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, os.Args[1], os.Args[2:]...)
	cmd.WaitDelay = 100 * time.Millisecond
	out, err := cmd.Output()
	_, err = fmt.Printf("%q, %v\n", out, err)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "in-time:", err)
		os.Exit(1)
	}
}
