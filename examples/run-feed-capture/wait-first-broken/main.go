// Wait-first-broken waits for a program before it reads its output.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
)

func main() {
	if len(os.Args) < 2 {
		check(errors.New("name a program to run"))
	}
	cmd := exec.Command(os.Args[1], os.Args[2:]...)
	out, err := cmd.StdoutPipe()
	check(err)
	check(cmd.Start())
	ended := cmd.Wait()
	data, err := io.ReadAll(out)
	_, err = fmt.Printf("wait: %v\nread: %d bytes, %v\n",
		ended, len(data), err)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "wait-first-broken:", err)
		os.Exit(1)
	}
}
