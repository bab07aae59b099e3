// Census has a child list its descriptors, with two files open here.
package main

import (
	"fmt"
	"os"
	"os/exec"
)

func main() {
	guests, err := os.Open("guests")
	check(err)
	_, pipeout, err := os.Pipe()
	check(err)
	list()
	list(guests, pipeout)
}

// list runs ls. One of the numbers is the directory that ls reads.
func list(pass ...*os.File) {
	cmd := exec.Command("ls", "-x", "/proc/self/fd")
	cmd.ExtraFiles = pass
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	check(cmd.Run())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "census:", err)
		os.Exit(1)
	}
}
