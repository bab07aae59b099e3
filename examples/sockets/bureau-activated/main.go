// Bureau-activated answers one guest, at a socket that it was given.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"net"
	"os"
)

func main() {
	if os.Getenv("LISTEN_FDS") != "1" {
		check(errors.New("not started with a socket"))
	}
	bureau, err := net.FileListener(os.NewFile(3, "bureau"))
	check(err)
	guest, err := bureau.Accept()
	check(err)
	serve(guest)
}

// serve greets one guest, until the guest hangs up.
func serve(guest net.Conn) {
	defer guest.Close()
	in := bufio.NewScanner(guest)
	for in.Scan() {
		_, err := fmt.Fprintln(guest, "Hello,", in.Text())
		if err != nil {
			return // the guest has left
		}
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "bureau-activated:", err)
		os.Exit(1)
	}
}
