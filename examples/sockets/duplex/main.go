//go:build unix

// Duplex is a parent and a child that talk through one descriptor.
package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
)

func main() {
	if os.Getenv("DUPLEX_ROLE") == "child" {
		child()
	} else {
		parent()
	}
}

// parent makes the pair, and gives one of its sockets to the child.
func parent() {
	mine, its := pair()
	self, err := os.Executable()
	check(err)
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), "DUPLEX_ROLE=child")
	cmd.ExtraFiles = []*os.File{its} // descriptor 3 in the child
	cmd.Stderr = os.Stderr
	check(cmd.Start())
	check(its.Close())
	_, err = fmt.Fprintln(mine, "Bob")
	check(err)
	answer, err := bufio.NewReader(mine).ReadString('\n')
	check(err)
	_, err = fmt.Printf("the child answered %q\n", answer)
	check(err)
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

// child reads from descriptor 3, and writes to it.
func child() {
	socket := os.NewFile(3, "socket")
	line, err := bufio.NewReader(socket).ReadString('\n')
	check(err)
	_, err = fmt.Fprint(socket, strings.ToUpper(line))
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "duplex:", err)
		os.Exit(1)
	}
}
