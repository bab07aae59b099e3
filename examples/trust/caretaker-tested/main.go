//go:build unix

// Caretaker-tested tests what a child would inherit.
package main

import (
	"fmt"
	"os"
	"regexp"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

func main() {
	testing.Main(regexp.MatchString, []testing.InternalTest{
		{Name: "TestOpen", F: TestOpen},
	}, nil, nil)
}

func TestOpen(t *testing.T) {
	before := unmarked()
	safe := open("safe")
	if n := unmarked() - before; n != 0 {
		t.Errorf("a child inherits %d more", n)
	}
	if err := safe.Close(); err != nil {
		t.Error(err)
	}
}

// unmarked counts the descriptors that aren't close-on-exec.
func unmarked() int {
	n := 0
	for fd := range uintptr(1024) {
		flags, err := unix.FcntlInt(fd, unix.F_GETFD, 0)
		if err == nil && flags&unix.FD_CLOEXEC == 0 {
			n++
		}
	}
	return n
}

// open makes the system call by itself.
func open(name string) *os.File {
	flags := syscall.O_RDONLY | syscall.O_CLOEXEC
	fd, err := syscall.Open(name, flags, 0)
	check(os.NewSyscallError("open "+name, err))
	return os.NewFile(uintptr(fd), name)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "caretaker-tested:", err)
		os.Exit(1)
	}
}
