// Patience runs a program, kills it after a while, and says how it
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
	if len(os.Args) < 3 {
		check(errors.New("say how long, and name a program"))
	}
	limit, err := time.ParseDuration(os.Args[1])
	check(err)
	ctx, cancel := context.WithCancel(context.Background())
	cmd := exec.CommandContext(ctx, os.Args[2], os.Args[3:]...)
	check(cmd.Start())
	time.AfterFunc(limit, cancel) // cancel kills it
	err = cmd.Wait()
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
