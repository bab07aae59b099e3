//go:build linux

// Pretend-broken runs a program at a terminal that it makes.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"syscall"

	"golang.org/x/sys/unix"
)

func main() {
	if len(os.Args) < 2 {
		check(errors.New("name a program to run"))
	}
	ours, theirs := terminal()
	cmd := exec.Command(os.Args[1], os.Args[2:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = theirs, theirs, theirs
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Setsid: true, Setctty: true,
	}
	check(cmd.Start())
	check(theirs.Close())
	go io.Copy(ours, os.Stdin) // what's typed
	_, err := io.Copy(os.Stdout, ours)
	check(errors.Join(err, cmd.Wait()))
}

// terminal makes a pseudo-terminal, and returns both of its ends.
func terminal() (ours, theirs *os.File) {
	ours, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	check(err)
	fd := int(ours.Fd())
	number, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	check(err)
	check(unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0)) // unlock
	name := fmt.Sprint("/dev/pts/", number)
	theirs, err = os.OpenFile(name, os.O_RDWR|unix.O_NOCTTY, 0)
	check(err)
	return ours, theirs
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "pretend-broken:", err)
		os.Exit(1)
	}
}
