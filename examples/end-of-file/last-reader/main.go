// Last-reader lets three holders of a read end go, one by one.
package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
)

func main() {
	if os.Getenv("LAST_READER_ROLE") == "holder" {
		_, err := io.Copy(io.Discard, os.Stdin) // until closed
		check(err)
		return
	}
	pipein, pipeout, err := os.Pipe()
	check(err)
	end1, end2, end3 := hold(pipein), hold(pipein), hold(pipein)
	check(pipein.Close())
	for i, end := range []func(){end1, end2, end3} {
		ask(pipeout, 3-i)
		end()
	}
	ask(pipeout, 0)
}

// hold starts a child that has the read end open and does nothing.
// The function it returns ends that child.
func hold(pipein *os.File) (letGo func()) {
	self, err := os.Executable()
	check(err)
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), "LAST_READER_ROLE=holder")
	cmd.ExtraFiles = []*os.File{pipein}
	stdin, err := cmd.StdinPipe()
	check(err)
	check(cmd.Start())
	return func() {
		check(stdin.Close())
		check(cmd.Wait())
	}
}

// ask writes, and prints the error that it got.
func ask(pipeout *os.File, holders int) {
	_, err := pipeout.Write([]byte{'?'})
	_, err = fmt.Println("holders:", holders, "answer:", err)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "last-reader:", err)
		os.Exit(1)
	}
}
