// Spam-quit-broken stops listening, and its child goes on.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"
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
	ctx, cancel := context.WithCancel(context.Background())
	cmd := exec.CommandContext(ctx, self) // cancel kills it
	cmd.Env = append(os.Environ(), "SPAM_ROLE=child")
	cmd.ExtraFiles = []*os.File{pipeout, pipein} // 3 and 4
	cmd.Stderr = os.Stderr
	check(cmd.Start())
	check(pipeout.Close())
	buf := make([]byte, len("Spam 0"))
	_, err = io.ReadFull(pipein, buf)
	check(err)
	fmt.Printf("Parent got [%s]\n", buf)
	check(pipein.Close())
	time.AfterFunc(300*time.Millisecond, cancel)
	fmt.Println("Child:", cmd.Wait())
}

// child writes until somebody stops it.
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
		fmt.Fprintln(os.Stderr, "spam-quit-broken:", err)
		os.Exit(1)
	}
}
