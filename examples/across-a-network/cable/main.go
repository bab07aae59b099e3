// Cable stands between a client and a server, and breaks.
package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"os"
)

func main() {
	if len(os.Args) != 3 {
		check(errors.New("say how to break, and give an address"))
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(err)
	_, err = fmt.Println(listener.Addr())
	check(err)
	client, err := listener.Accept()
	check(err)
	server, err := net.Dial("tcp", os.Args[2])
	check(err)
	// All of it, so that each run is the same.
	data, err := io.ReadAll(client)
	check(err)
	_, err = server.Write(data[:min(20, len(data))])
	check(err)
	cut(os.Args[1], client.(*net.TCPConn), server.(*net.TCPConn))
}

// cut ends both connections, after 20 bytes have gone through.
func cut(how string, client, server *net.TCPConn) {
	switch how {
	case "close":
		// The two Closes below do it.
	case "reset":
		// Close won't send the rest, but a reset.
		check(server.SetLinger(0))
		check(client.SetLinger(0))
	case "silence":
		_, err := io.Copy(io.Discard, server) // answers get lost, too
		check(err)
	default:
		check(errors.New("close, reset or silence?"))
	}
	check(server.Close())
	check(client.Close())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "cable:", err)
		os.Exit(1)
	}
}
