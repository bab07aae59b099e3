// Spam-reverse sends its messages from the parent to the child.
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

// parent gives the read end to the child, and writes.
func parent() {
	pipein, pipeout, err := os.Pipe()
	check(err)
	self, err := os.Executable()
	check(err)
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), "SPAM_ROLE=child")
	cmd.ExtraFiles = []*os.File{pipein} // descriptor 3 in the child
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	check(cmd.Start())
	check(pipein.Close()) // the child has its own
	for i := range 5 {
		_, err := fmt.Fprintf(pipeout, "Spam %d", i)
		check(err)
	}
	check(pipeout.Close()) // the child's end of file
	check(cmd.Wait())
}

// child reads everything the parent wrote.
func child() {
	pipein := os.NewFile(3, "pipein")
	data, err := io.ReadAll(pipein)
	check(err)
	_, err = fmt.Printf("Child %d got [%s]\n", os.Getpid(), data)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "spam-reverse:", err)
		os.Exit(1)
	}
}
