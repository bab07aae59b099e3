// Handed sends one message from a child to its parent.
package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
)

func main() {
	if os.Getenv("SPAM_ROLE") == "child" {
		child()
	} else {
		parent()
	}
}

// parent gives the write end to the child, and reads.
func parent() {
	pipein, pipeout, err := os.Pipe()
	check(err)
	self, err := os.Executable()
	check(err)
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), "SPAM_ROLE=child")
	cmd.ExtraFiles = []*os.File{pipeout} // descriptor 3 in the child
	cmd.Stderr = os.Stderr
	check(cmd.Start())
	check(pipeout.Close()) // the child has its own
	data, err := io.ReadAll(pipein)
	check(err)
	_, err = fmt.Printf("Parent %d got [%s]\n", os.Getpid(), data)
	check(err)
	check(cmd.Wait())
}

// child finds the write end where the parent put it.
func child() {
	pipeout := os.NewFile(3, "pipeout")
	_, err := pipeout.Write([]byte("Spam 0"))
	check(err)
	check(pipeout.Close())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "handed:", err)
		os.Exit(1)
	}
}
