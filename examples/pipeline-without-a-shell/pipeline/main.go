// Pipeline joins the programs that its arguments name.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
)

func main() {
	if len(os.Args) < 2 {
		check(errors.New("name the programs to join"))
	}
	var cmds []*exec.Cmd
	for _, name := range os.Args[1:] {
		cmd := exec.Command(name)
		cmd.Stderr = os.Stderr
		cmds = append(cmds, cmd)
	}
	cmds[0].Stdin = os.Stdin
	cmds[len(cmds)-1].Stdout = os.Stdout
	check(run(cmds))
}

// run runs the commands at the same time, and waits for all of them.
// Its error is that of the last command, unless a pipe, a start or a
// close has failed.
func run(cmds []*exec.Cmd) error {
	ends, err := connect(cmds)
	var started []*exec.Cmd
	if err == nil {
		started, err = start(cmds)
	}
	for _, end := range ends {
		err = errors.Join(err, end.Close())
	}
	var last error
	for _, cmd := range started {
		last = cmd.Wait()
	}
	if err != nil {
		return err
	}
	return last
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
		fmt.Fprintln(os.Stderr, "pipeline:", err)
		os.Exit(1)
	}
}
