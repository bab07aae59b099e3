// Spam-burst starts to read when the child has exited.
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
		child(30)
	} else {
		parent()
	}
}

// parent waits for the child before it reads.
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
	check(cmd.Wait())
	receive(pipein)
}

// child writes n messages.
func child(n int) {
	pipeout := os.NewFile(3, "pipeout")
	for i := range n {
		msg := fmt.Sprintf("Spam %d", i%5)
		_, err := pipeout.Write([]byte(msg))
		check(err)
	}
	check(pipeout.Close())
}

// receive prints what each read returns, until end of file.
func receive(pipein *os.File) {
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
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "spam-burst:", err)
		os.Exit(1)
	}
}
