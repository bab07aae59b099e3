//go:build unix

// Bouncer-thorough runs a program. When it's asked to end, it asks
// that program's group, and then kills what's left of the group.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	if len(os.Args) < 2 {
		check(errors.New("name a program to run"))
	}
	ctx, stop := signal.NotifyContext(context.Background(),
		os.Interrupt, syscall.SIGTERM)
	defer stop()
	cmd := exec.CommandContext(ctx, os.Args[1], os.Args[2:]...)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { // ask first
		err := syscall.Kill(-cmd.Process.Pid, syscall.SIGTERM)
		if err == syscall.ESRCH {
			return os.ErrProcessDone
		}
		return err
	}
	cmd.WaitDelay = time.Second // then kill
	check(cmd.Start())
	ended := cmd.Wait()
	err := syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
	if err != syscall.ESRCH { // then there's nothing left to kill
		check(err)
	}
	_, err = fmt.Fprintln(os.Stderr, "bouncer-thorough:", ended)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "bouncer-thorough:", err)
		os.Exit(1)
	}
}
