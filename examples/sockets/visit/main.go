// Visit sends a name to the bureau, and prints the answer.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"net"
	"os"
)

func main() {
	if len(os.Args) != 2 {
		check(errors.New("say a name"))
	}
	bureau, err := net.Dial("unix", "bureau")
	check(err)
	_, err = fmt.Fprintln(bureau, os.Args[1])
	check(err)
	answer, err := bufio.NewReader(bureau).ReadString('\n')
	check(err)
	_, err = fmt.Print(answer)
	check(err)
	check(bureau.Close())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "visit:", err)
		os.Exit(1)
	}
}
