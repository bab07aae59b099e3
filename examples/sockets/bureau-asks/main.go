//go:build linux

// Bureau-asks answers one guest with the guest's own user ID.
package main

import (
	"bufio"
	"fmt"
	"net"
	"os"
	"strings"

	"golang.org/x/sys/unix"
)

func main() {
	os.Remove("bureau")
	bureau, err := net.Listen("unix", "bureau")
	check(err)
	_, err = fmt.Println("open")
	check(err)
	guest, err := bureau.Accept()
	check(err)
	name, err := bufio.NewReader(guest).ReadString('\n')
	check(err)
	who := peer(guest.(*net.UnixConn))
	_, err = fmt.Fprintf(guest, "%s is this user: %t\n",
		strings.TrimSpace(name), int(who.Uid) == os.Getuid())
	check(err)
	check(guest.Close())
	check(bureau.Close())
}

// peer asks the kernel which process made the connection.
func peer(conn *net.UnixConn) *unix.Ucred {
	raw, err := conn.SyscallConn()
	check(err)
	var who *unix.Ucred
	var failed error
	check(raw.Control(func(fd uintptr) {
		who, failed = unix.GetsockoptUcred(
			int(fd), unix.SOL_SOCKET, unix.SO_PEERCRED)
	}))
	check(failed)
	return who
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "bureau-asks:", err)
		os.Exit(1)
	}
}
