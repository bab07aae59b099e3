//go:build unix

// Leak-broken duplicates a write end, and a bystander inherits it.
package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"syscall"
	"time"
)

func main() {
	if os.Getenv("LEAK_ROLE") == "bystander" {
		_, err := io.Copy(io.Discard, os.Stdin) // until it ends
		check(err)
		return
	}
	pipein, pipeout, err := os.Pipe()
	check(err)
	second := dup(pipeout)
	letGo := bystander()
	check(pipeout.Close())
	check(second.Close())
	deadline := time.Now().Add(time.Second)
	check(pipein.SetReadDeadline(deadline))
	_, err = pipein.Read(make([]byte, 1))
	_, err = fmt.Println("with a bystander:", err)
	check(err)
	letGo()
	check(pipein.SetReadDeadline(time.Time{})) // no deadline
	_, err = pipein.Read(make([]byte, 1))
	_, err = fmt.Println("without:", err)
	check(err)
}

// dup duplicates a descriptor, without a mark.
func dup(f *os.File) *os.File {
	fd, err := syscall.Dup(int(f.Fd()))
	check(err)
	return os.NewFile(uintptr(fd), f.Name())
}

// bystander starts a child that has nothing to do with the pipe, and
// returns what ends it.
func bystander() (letGo func()) {
	self, err := os.Executable()
	check(err)
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), "LEAK_ROLE=bystander")
	stdin, err := cmd.StdinPipe()
	check(err)
	check(cmd.Start())
	return func() {
		check(stdin.Close())
		check(cmd.Wait())
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "leak-broken:", err)
		os.Exit(1)
	}
}
