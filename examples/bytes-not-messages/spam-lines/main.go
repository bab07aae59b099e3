// Spam-lines is spam with a newline after each message.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"time"
)

func main() {
	n := flag.Uint("n", 0, "messages to send; 0 means forever")
	flag.Parse()
	if os.Getenv("SPAM_ROLE") == "child" {
		child(*n)
	} else {
		parent()
	}
}

// parent makes the pipe, starts the child, and prints what arrives.
func parent() {
	pipein, pipeout, err := os.Pipe()
	check(err)
	self, err := os.Executable()
	check(err)
	cmd := exec.Command(self, os.Args[1:]...)
	cmd.Env = append(os.Environ(), "SPAM_ROLE=child")
	cmd.ExtraFiles = []*os.File{pipeout} // descriptor 3 in the child
	cmd.Stderr = os.Stderr
	check(cmd.Start())
	check(pipeout.Close()) // the child has its own
	receive(pipein)
	check(cmd.Wait())
}

// child writes n messages; n = 0 means that it never stops.
func child(n uint) {
	pipeout := os.NewFile(3, "pipeout")
	for i := uint(0); n == 0 || i < n; i++ {
		msg := fmt.Sprintf("Spam %d\n", i%5)
		_, err := pipeout.Write([]byte(msg))
		check(err)
	}
	check(pipeout.Close())
}

// receive prints each line, until end of file.
func receive(pipein *os.File) {
	in := bufio.NewScanner(pipein)
	for in.Scan() {
		now := float64(time.Now().UnixMicro()) / 1e6
		_, err := fmt.Printf("Parent %d got [%s] as %.6f\n",
			os.Getpid(), in.Bytes(), now)
		check(err)
	}
	check(in.Err())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "spam-lines:", err)
		os.Exit(1)
	}
}
