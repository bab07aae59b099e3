// Latecomer asks for a list, and reads it when the steward has gone.
package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
)

func main() {
	steward := bufio.NewReader(os.Stdin)
	address, err := steward.ReadString('\n')
	check(err)
	conn, err := net.Dial("tcp", strings.TrimSpace(address))
	check(err)
	_, err = fmt.Fprint(conn, "Bob\n\n")
	check(err)
	_, err = io.Copy(io.Discard, steward) // until its exit
	check(err)
	list, err := io.ReadAll(conn)
	whole := strings.Count(string(list), "\n") == 20_000
	_, failed := fmt.Println("the whole list:", whole)
	check(failed)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "latecomer:", err)
		os.Exit(1)
	}
}
