// Dial sends its input, and prints what comes back.
package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"os"
)

func main() {
	if len(os.Args) != 2 {
		check(errors.New("give an address"))
	}
	conn, err := net.Dial("tcp", os.Args[1])
	check(err)
	sent := make(chan error, 1)
	go func() { sent <- send(conn.(*net.TCPConn)) }()
	_, err = io.Copy(os.Stdout, struct{ io.Reader }{conn})
	check(err)
	check(<-sent)
}

// send sends the input, and says that there's no more.
func send(conn *net.TCPConn) error {
	_, err := io.Copy(conn, os.Stdin)
	if err != nil {
		return err
	}
	return conn.CloseWrite()
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "dial:", err)
		os.Exit(1)
	}
}
