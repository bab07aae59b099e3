// Bureau answers guests, each through a connection of its own.
package main

import (
	"bufio"
	"fmt"
	"net"
	"os"
)

func main() {
	os.Remove("bureau") // left behind by one that was killed
	bureau, err := net.Listen("unix", "bureau")
	check(err)
	_, err = fmt.Println("open")
	check(err)
	for {
		guest, err := bureau.Accept()
		check(err)
		go serve(guest)
	}
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
		fmt.Fprintln(os.Stderr, "bureau:", err)
		os.Exit(1)
	}
}
