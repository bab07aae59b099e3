// Spam-quit stops listening after one message; its child finds out.
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

// parent reads one message, closes its end, and waits for the child.
func parent() {
	pipein, pipeout, err := os.Pipe()
	check(err)
	self, err := os.Executable()
	check(err)
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), "SPAM_ROLE=child")
	cmd.ExtraFiles = []*os.File{pipeout}
	cmd.Stderr = os.Stderr
	check(cmd.Start())
	check(pipeout.Close())
	buf := make([]byte, len("Spam 0"))
	_, err = io.ReadFull(pipein, buf)
	check(err)
	_, err = fmt.Printf("Parent got [%s]\n", buf)
	check(err)
	check(pipein.Close())
	ended := cmd.Wait()
	_, err = fmt.Println("Child:", ended)
	check(err)
}

// child writes until a write fails.
func child() {
	pipeout := os.NewFile(3, "pipeout")
	for i := 0; ; i++ {
		msg := fmt.Sprintf("Spam %d", i%5)
		_, err := pipeout.Write([]byte(msg))
		check(err)
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "spam-quit:", err)
		os.Exit(1)
	}
}
