//go:build unix

// Courier passes an open file to a child that's running already.
package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"syscall"
)

func main() {
	if os.Getenv("COURIER_ROLE") == "child" {
		child()
		return
	}
	one, other := pair()
	self, err := os.Executable()
	check(err)
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), "COURIER_ROLE=child")
	cmd.ExtraFiles = []*os.File{other}
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	check(cmd.Start())
	check(other.Close())

	guests, err := os.Open("guests") // after the start
	check(err)
	rights := syscall.UnixRights(int(guests.Fd()))
	_, _, err = connection(one).WriteMsgUnix([]byte("."), rights, nil)
	check(err)
	check(guests.Close()) // the child has its own
	check(cmd.Wait())
}

// child receives a descriptor, and reads from it.
func child() {
	conn := connection(os.NewFile(3, "socket"))
	one, rights := make([]byte, 1), make([]byte, 100)
	_, n, _, _, err := conn.ReadMsgUnix(one, rights)
	check(err)
	messages, err := syscall.ParseSocketControlMessage(rights[:n])
	check(err)
	if len(messages) != 1 {
		check(errors.New("a message without a descriptor"))
	}
	fds, err := syscall.ParseUnixRights(&messages[0])
	check(err)
	data, err := io.ReadAll(os.NewFile(uintptr(fds[0]), "received"))
	check(err)
	_, err = fmt.Printf("the child read %q\n", data)
	check(err)
}

// connection makes a net.Conn of the file, which can do more.
func connection(file *os.File) *net.UnixConn {
	conn, err := net.FileConn(file)
	check(err)
	check(file.Close()) // conn has a copy
	return conn.(*net.UnixConn)
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
		fmt.Fprintln(os.Stderr, "courier:", err)
		os.Exit(1)
	}
}
