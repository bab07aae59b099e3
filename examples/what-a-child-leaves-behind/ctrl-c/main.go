//go:build unix

// Ctrl-c starts a program in a group of its own. When the program has
// printed a line, it does what a terminal does at Ctrl-C.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"syscall"
)

func main() {
	if len(os.Args) < 2 {
		check(errors.New("name a program to run"))
	}
	cmd := exec.Command(os.Args[1], os.Args[2:]...)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	errs, err := cmd.StderrPipe()
	check(err)
	check(cmd.Start())
	from := bufio.NewReader(errs)
	line, err := from.ReadString('\n')
	check(err)
	_, err = fmt.Fprint(os.Stderr, line, "^C\n")
	check(err)
	check(syscall.Kill(-cmd.Process.Pid, syscall.SIGINT))
	_, err = io.Copy(os.Stderr, from) // until it has no writer
	check(err)
	check(cmd.Wait())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "ctrl-c:", err)
		os.Exit(1)
	}
}
