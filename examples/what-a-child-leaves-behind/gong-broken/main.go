//go:build unix

// Gong-broken kills a program and its group when the time is up. It
// doesn't pass on a Ctrl-C.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"time"
)

func main() {
	if len(os.Args) < 3 {
		check(errors.New("say how long, and name a program"))
	}
	limit, err := time.ParseDuration(os.Args[1])
	check(err)
	cmd := exec.Command(os.Args[2], os.Args[3:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	check(cmd.Start())
	timer := time.AfterFunc(limit, func() {
		// Said first: a child of the program may have something to
		// say as soon as the program is gone.
		fmt.Fprintf(os.Stderr,
			"gong-broken: %s is still running after %v: killing it\n",
			os.Args[2], limit)
		send(cmd.Process.Pid, syscall.SIGKILL)
	})
	err = cmd.Wait()
	if !timer.Stop() {
		os.Exit(124) // the status that timeout(1) has for this
	}
	if code := cmd.ProcessState.ExitCode(); code >= 0 {
		os.Exit(code)
	}
	check(err) // another signal ended it
}

// send sends a signal to a group, if there's still a process in it.
func send(group int, s syscall.Signal) {
	err := syscall.Kill(-group, s)
	if err != syscall.ESRCH {
		check(err)
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "gong-broken:", err)
		os.Exit(1)
	}
}
