// Dial sends its input, and prints the lines that come back.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
)

func main() {
	if len(os.Args) != 2 {
		check(errors.New("say an address"))
	}
	conn, err := net.Dial("tcp", os.Args[1])
	check(err)
	go func() { check(send(conn.(*net.TCPConn))) }()
	in := bufio.NewScanner(conn)
	for in.Scan() {
		_, err := fmt.Println(in.Text())
		check(err)
	}
	check(in.Err())
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
