// Duet has two processes write to the same standard output, and
// decides when each of them may go on.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
)

func main() {
	if len(os.Args) != 2 {
		check(errors.New("name a program to run twice"))
	}
	bob, linda := start("Bob"), start("Linda")
	bob()
	linda()
}

// start runs the program until it pauses. The function it returns
// lets the program go on, and waits for its exit.
func start(name string) (finish func()) {
	herein, hereout, err := os.Pipe()
	check(err)
	cmd := exec.Command(os.Args[1], name, "Belcher")
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	cmd.ExtraFiles = []*os.File{hereout}
	in, err := cmd.StdinPipe()
	check(err)
	check(cmd.Start())
	check(hereout.Close())
	_, err = herein.Read(make([]byte, 1)) // it has come to its pause
	check(err)
	check(herein.Close())
	return func() {
		check(in.Close())
		check(cmd.Wait())
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "duet:", err)
		os.Exit(1)
	}
}
