//go:build unix

// Dock runs a program whose standard input is a socket, and sends it
// as many bytes as you ask for.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"syscall"
)

func main() {
	if len(os.Args) < 3 {
		check(errors.New("give a number and a program"))
	}
	n, err := strconv.ParseUint(os.Args[1], 10, 24)
	check(err)
	mine, its := pair()
	cmd := exec.Command(os.Args[2], os.Args[3:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = its, os.Stdout, os.Stderr
	check(cmd.Start())
	check(its.Close())
	_, err = mine.Write(bytes.Repeat([]byte("x"), int(n)))
	check(err)
	check(mine.Close())
	check(cmd.Wait())
}

// pair returns two sockets that are connected to each other. No
// child can start before both have their mark.
func pair() (one, other *os.File) {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	fds, err := syscall.Socketpair(
		syscall.AF_UNIX, syscall.SOCK_STREAM, 0)
	check(err)
	syscall.CloseOnExec(fds[0])
	syscall.CloseOnExec(fds[1])
	return os.NewFile(uintptr(fds[0]), "one"),
		os.NewFile(uintptr(fds[1]), "other")
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "dock:", err)
		os.Exit(1)
	}
}
