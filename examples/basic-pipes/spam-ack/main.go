// Spam-ack sends one message at a time: the parent answers each.
package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"
)

func main() {
	if os.Getenv("SPAM_ROLE") == "child" {
		child(10)
	} else {
		parent()
	}
}

// parent makes two pipes and gives the child an end of each.
func parent() {
	pipein, pipeout, err := os.Pipe()
	check(err)
	ackin, ackout, err := os.Pipe()
	check(err)
	self, err := os.Executable()
	check(err)
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), "SPAM_ROLE=child")
	cmd.ExtraFiles = []*os.File{pipeout, ackin} // 3 and 4
	cmd.Stderr = os.Stderr
	check(cmd.Start())
	check(pipeout.Close())
	check(ackin.Close())
	receive(pipein, ackout)
	check(cmd.Wait())
}

// child waits after each message until the parent has printed it.
func child(n int) {
	pipeout := os.NewFile(3, "pipeout")
	ackin := os.NewFile(4, "ackin")
	ack := make([]byte, 1)
	for i := range n {
		msg := fmt.Sprintf("Spam %d", i%5)
		_, err := pipeout.Write([]byte(msg))
		check(err)
		_, err = ackin.Read(ack)
		check(err)
	}
	check(pipeout.Close())
}

// receive prints each read, then lets the child go on.
func receive(pipein, ackout *os.File) {
	buf := make([]byte, 32)
	for {
		n, err := pipein.Read(buf)
		if err == io.EOF {
			return
		}
		check(err)
		now := float64(time.Now().UnixMicro()) / 1e6
		_, err = fmt.Printf("Parent %d got [%s] as %.6f\n",
			os.Getpid(), buf[:n], now)
		check(err)
		_, err = ackout.Write([]byte{'.'})
		check(err)
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "spam-ack:", err)
		os.Exit(1)
	}
}
