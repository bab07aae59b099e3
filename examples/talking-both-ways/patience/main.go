// Patience runs a command, kills it after a while, and says how it
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
	ctx, cancel := context.WithTimeout(
		context.Background(), 3*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, os.Args[1], os.Args[2:]...)
	err := cmd.Run()
	if _, ok := errors.AsType[*exec.ExitError](err); !ok {
		check(err)
	}
	_, err = fmt.Println(cmd.ProcessState)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "patience:", err)
		os.Exit(1)
	}
}
