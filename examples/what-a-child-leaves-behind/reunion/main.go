// Reunion runs a program, and waits for all that it leaves behind.
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
	family, member, err := os.Pipe()
	check(err)
	cmd := exec.Command(os.Args[1], os.Args[2:]...)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	cmd.ExtraFiles = []*os.File{member} // never used, only open
	check(cmd.Start())
	check(member.Close())
	check(cmd.Wait())
	_, err = io.Copy(io.Discard, family)
	check(err)
	_, err = fmt.Println("all gone")
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "reunion:", err)
		os.Exit(1)
	}
}
