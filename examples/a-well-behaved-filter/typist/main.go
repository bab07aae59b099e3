//go:build linux

// Typist runs a program at a terminal that it makes, and answers its
// first question.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"syscall"

	"golang.org/x/sys/unix"
)

func main() {
	if len(os.Args) < 3 {
		check(errors.New("give an answer, and name a program"))
	}
	ours, theirs := terminal()
	cmd := exec.Command(os.Args[2], os.Args[3:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = theirs, theirs, theirs
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Setsid: true, Setctty: true,
	}
	check(cmd.Start())
	check(theirs.Close())
	err := converse(ours, os.Args[1])
	if errors.Is(err, syscall.EIO) {
		err = nil // the other end isn't open any more
	}
	check(errors.Join(err, cmd.Wait()))
}

// converse passes on what the program prints, until it can't be read.
// It types the answer after the first question mark.
func converse(ours *os.File, answer string) error {
	in, asked := bufio.NewReader(ours), false
	for {
		b, err := in.ReadByte()
		if err != nil {
			return err
		}
		_, err = os.Stdout.Write([]byte{b})
		check(err)
		if b == '?' && !asked {
			asked = true
			_, err := fmt.Fprintln(ours, answer)
			check(err)
		}
	}
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
		fmt.Fprintln(os.Stderr, "typist:", err)
		os.Exit(1)
	}
}
