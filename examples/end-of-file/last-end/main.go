// Last-end lets three holders of a write end go, one by one.
package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"
)

func main() {
	if os.Getenv("LAST_END_ROLE") == "holder" {
		_, err := io.Copy(io.Discard, os.Stdin) // until closed
		check(err)
		return
	}
	pipein, pipeout, err := os.Pipe()
	check(err)
	end1, end2, end3 := hold(pipeout), hold(pipeout), hold(pipeout)
	check(pipeout.Close())
	for i, end := range []func(){end1, end2, end3} {
		deadline := time.Now().Add(100 * time.Millisecond)
		check(pipein.SetReadDeadline(deadline))
		ask(pipein, 3-i)
		end()
	}
	check(pipein.SetReadDeadline(time.Time{})) // no deadline now
	ask(pipein, 0)
}

// hold starts a child that has the write end open and does nothing.
// The function it returns ends that child.
func hold(pipeout *os.File) (letGo func()) {
	self, err := os.Executable()
	check(err)
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), "LAST_END_ROLE=holder")
	cmd.ExtraFiles = []*os.File{pipeout}
	stdin, err := cmd.StdinPipe()
	check(err)
	check(cmd.Start())
	return func() {
		check(stdin.Close())
		check(cmd.Wait())
	}
}

// ask reads, and prints the error that it got.
func ask(pipein *os.File, holders int) {
	_, err := pipein.Read(make([]byte, 1))
	_, err = fmt.Println("holders:", holders, "answer:", err)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "last-end:", err)
		os.Exit(1)
	}
}
