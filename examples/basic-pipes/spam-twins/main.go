// Spam-twins has two children write into one pipe.
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
		child(1)
	} else {
		parent()
	}
}

// parent reads when both children are done.
func parent() {
	pipein, pipeout, err := os.Pipe()
	check(err)
	first, second := start(pipeout), start(pipeout)
	check(pipeout.Close()) // not before the second has its own
	check(first.Wait())
	check(second.Wait())
	receive(pipein)
}

// start runs this program again, as a child that writes to pipeout.
func start(pipeout *os.File) *exec.Cmd {
	self, err := os.Executable()
	check(err)
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), "SPAM_ROLE=child")
	cmd.ExtraFiles = []*os.File{pipeout} // descriptor 3 in the child
	cmd.Stderr = os.Stderr
	check(cmd.Start())
	return cmd
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
		fmt.Fprintln(os.Stderr, "spam-twins:", err)
		os.Exit(1)
	}
}
