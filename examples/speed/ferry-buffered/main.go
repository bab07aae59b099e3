// Ferry-buffered prints what comes through the socket at its standard
// input.
package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"os"
)

func main() {
	conn, err := net.FileConn(os.Stdin)
	check(err)
	out := bufio.NewWriter(os.Stdout)
	_, err = io.Copy(out, conn)
	check(err)
	check(out.Flush())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "ferry-buffered:", err)
		os.Exit(1)
	}
}
