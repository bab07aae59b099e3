// Ferry prints what comes through the socket at its standard
// input.
package main

import (
	"fmt"
	"io"
	"net"
	"os"
)

func main() {
	conn, err := net.FileConn(os.Stdin)
	check(err)
	_, err = io.Copy(struct{ io.Writer }{os.Stdout}, conn)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "ferry:", err)
		os.Exit(1)
	}
}
