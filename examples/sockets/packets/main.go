//go:build linux

// Packets makes two writes into each of two kinds of socket.
package main

import (
	"fmt"
	"os"
	"syscall"
)

func main() {
	try("stream", syscall.SOCK_STREAM)
	try("packets", syscall.SOCK_SEQPACKET)
}

// try makes two writes, and shows what one read returns.
func try(name string, kind int) {
	pair, err := syscall.Socketpair(syscall.AF_UNIX, kind, 0)
	check(err)
	for _, guest := range []string{"Bob", "Linda"} {
		_, err := syscall.Write(pair[0], []byte(guest))
		check(err)
	}
	buf := make([]byte, 100)
	n, err := syscall.Read(pair[1], buf)
	check(err)
	_, err = fmt.Printf("%s: one read returned %q\n", name, buf[:n])
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "packets:", err)
		os.Exit(1)
	}
}
