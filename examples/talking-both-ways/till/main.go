// Till asks a program twice, and tells half an answer from a whole
// one.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"time"
)

func main() {
	if len(os.Args) != 2 {
		check(errors.New("name a program to ask"))
	}
	out, pipeout, err := os.Pipe()
	check(err)
	cmd := exec.Command(os.Args[1])
	cmd.Stdout, cmd.Stderr = pipeout, os.Stderr
	in, err := cmd.StdinPipe()
	check(err)
	check(cmd.Start())
	check(pipeout.Close()) // the child has its own

	answers := bufio.NewReader(out)
	for range 2 {
		_, err := fmt.Fprintln(in, "how much is in the till?")
		check(err)
		limit := time.Now().Add(3 * time.Second)
		check(out.SetReadDeadline(limit))
		line, err := answers.ReadString('\n')
		whole := err == nil
		_, err = fmt.Printf("%q, whole: %t\n", line, whole)
		check(err)
	}
	check(in.Close())
	check(cmd.Wait())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "till:", err)
		os.Exit(1)
	}
}
