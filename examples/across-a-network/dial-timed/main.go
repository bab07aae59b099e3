// Dial-timed is dial, and gives up when nothing comes back.
package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"time"
)

func main() {
	if len(os.Args) != 2 {
		check(errors.New("give an address"))
	}
	conn, err := net.Dial("tcp", os.Args[1])
	check(err)
	sent := make(chan error, 1)
	go func() { sent <- send(conn.(*net.TCPConn)) }()
	_, err = io.Copy(os.Stdout, timed{conn})
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

type timed struct{ net.Conn }

// Read waits for three seconds at most.
func (t timed) Read(data []byte) (int, error) {
	soon := time.Now().Add(3 * time.Second)
	err := t.SetReadDeadline(soon)
	if err != nil {
		return 0, err
	}
	return t.Conn.Read(data)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "dial-timed:", err)
		os.Exit(1)
	}
}
