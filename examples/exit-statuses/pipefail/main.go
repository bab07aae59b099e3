// Pipefail joins commands by pipes, and prints how each one ended.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
)

func main() {
	if len(os.Args) < 2 {
		check(errors.New("give the commands to join"))
	}
	var cmds []*exec.Cmd
	for _, line := range os.Args[1:] {
		words := strings.Fields(line)
		if len(words) == 0 {
			check(errors.New("a command has no name"))
		}
		cmd := exec.Command(words[0], words[1:]...)
		cmd.Stderr = os.Stderr
		cmds = append(cmds, cmd)
	}
	cmds[0].Stdin = os.Stdin
	cmds[len(cmds)-1].Stdout = os.Stdout
	check(run(cmds))
	os.Exit(report(cmds))
}

// report prints how each command ended. It returns the status of the
// last one that failed, or 0.
func report(cmds []*exec.Cmd) int {
	failed := 0
	for _, cmd := range cmds {
		code := status(cmd.ProcessState)
		fmt.Fprintln(os.Stderr, cmd.Args[0], code)
		if code != 0 {
			failed = code
		}
	}
	return failed
}

// status returns what the shell would have in its variable $?.
func status(ended *os.ProcessState) int {
	how := ended.Sys().(syscall.WaitStatus)
	if how.Signaled() {
		return 128 + int(how.Signal())
	}
	return how.ExitStatus()
}

// run runs the commands at the same time, and waits for all of them.
// It returns an error if that's not possible.
func run(cmds []*exec.Cmd) error {
	ends, err := connect(cmds)
	var started []*exec.Cmd
	if err == nil {
		started, err = start(cmds)
	}
	for _, end := range ends {
		err = errors.Join(err, end.Close())
	}
	for _, cmd := range started {
		ended := cmd.Wait()
		if _, ok := errors.AsType[*exec.ExitError](ended); !ok {
			err = errors.Join(err, ended)
		}
	}
	return err
}

// connect makes a pipe between each command and the next. It returns
// all ends it has made, even if there's an error.
func connect(cmds []*exec.Cmd) (ends []*os.File, err error) {
	for i := range len(cmds) - 1 {
		r, w, err := os.Pipe()
		if err != nil {
			return ends, err
		}
		cmds[i].Stdout, cmds[i+1].Stdin = w, r
		ends = append(ends, r, w)
	}
	return ends, nil
}

// start returns the commands it has started, even if one fails.
func start(cmds []*exec.Cmd) (started []*exec.Cmd, err error) {
	for _, cmd := range cmds {
		if err := cmd.Start(); err != nil {
			return started, err
		}
		started = append(started, cmd)
	}
	return started, nil
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "pipefail:", err)
		os.Exit(1)
	}
}
