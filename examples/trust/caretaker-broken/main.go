//go:build unix

// Caretaker-broken opens the safe, and then runs a program.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"syscall"
)

func main() {
	if len(os.Args) < 2 {
		check(errors.New("name a program to run"))
	}
	safe := open("safe")
	cmd := exec.Command(os.Args[1], os.Args[2:]...)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	check(cmd.Run())
	check(safe.Close())
}

// open makes the system call by itself.
func open(name string) *os.File {
	flags := syscall.O_RDONLY
	fd, err := syscall.Open(name, flags, 0)
	check(os.NewSyscallError("open "+name, err))
	return os.NewFile(uintptr(fd), name)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "caretaker-broken:", err)
		os.Exit(1)
	}
}
