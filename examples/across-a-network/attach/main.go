// Attach waits for a connection, and runs a program with it.
package main

import (
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
)

func main() {
	if len(os.Args) < 2 {
		check(errors.New("name a program"))
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(err)
	_, err = fmt.Println(listener.Addr())
	check(err)
	conn, err := listener.Accept()
	check(err)
	socket, err := conn.(*net.TCPConn).File()
	check(err)
	cmd := exec.Command(os.Args[1], os.Args[2:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = socket, socket, os.Stderr
	check(cmd.Start())
	check(socket.Close())
	check(conn.Close())
	check(listener.Close())
	check(cmd.Wait())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "attach:", err)
		os.Exit(1)
	}
}
