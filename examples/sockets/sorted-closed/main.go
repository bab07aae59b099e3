//go:build unix

// Sorted-closed closes both directions.
package main

import (
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"syscall"
)

func main() {
	one, other := pair()
	sort := exec.Command("sort")
	sort.Stdin, sort.Stdout = other, other
	check(sort.Start())
	check(other.Close())
	conn := connection(one)
	_, err := fmt.Fprint(conn, "Tina\nBob\nLinda\n")
	check(err)
	check(conn.Close())
	sorted, failed := io.ReadAll(conn)
	_, err = fmt.Printf("read: %q, %v\n", sorted, failed)
	check(err)
	_, err = fmt.Println("sort:", sort.Wait())
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
		fmt.Fprintln(os.Stderr, "sorted-closed:", err)
		os.Exit(1)
	}
}
