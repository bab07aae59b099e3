// Steward-broken sends a long list to its first guest, and hangs up.
package main

import (
	"fmt"
	"net"
	"os"
	"strings"
)

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(err)
	_, err = fmt.Println(listener.Addr())
	check(err)
	guest, err := listener.Accept()
	check(err)
	var name string
	_, err = fmt.Fscanln(guest, &name)
	check(err)
	list := strings.Repeat(name+" is a guest\n", 20_000)
	_, err = fmt.Fprint(guest, list)
	check(err)
	check(guest.Close())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "steward-broken:", err)
		os.Exit(1)
	}
}
