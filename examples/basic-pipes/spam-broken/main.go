// Spam-broken closes its own write end too late.
package main

import (
	"flag"
	"fmt"
	"io"
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
	defer pipeout.Close()
	receive(pipein)
	check(cmd.Wait())
}

// child writes n messages; n = 0 means that it never stops.
func child(n uint) {
	pipeout := os.NewFile(3, "pipeout")
	for i := uint(0); n == 0 || i < n; i++ {
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
		fmt.Fprintln(os.Stderr, "spam-broken:", err)
		os.Exit(1)
	}
}
