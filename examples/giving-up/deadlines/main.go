// Deadlines tries a read deadline on files of several kinds.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"time"
)

func main() {
	pipein := empty()
	try("a pipe", pipein)

	pipein = empty()
	pipein.Fd()
	try("after Fd", pipein)

	pipein = empty()
	cmd := exec.Command("sleep", "1")
	cmd.Stdin = pipein
	check(cmd.Start())
	try("passed to a child", pipein)

	try("standard input", os.Stdin)

	self, err := os.Executable()
	check(err)
	file, err := os.Open(self)
	check(err)
	try("a file on disk", file)
	check(cmd.Wait())
}

// empty returns the read end of a pipe that stays empty.
func empty() *os.File {
	pipein, pipeout, err := os.Pipe()
	check(err)
	open = append(open, pipeout)
	return pipein
}

// open keeps the write ends from the garbage collector.
var open []*os.File

// try reads with a deadline, and prints which error it gets.
func try(name string, file *os.File) {
	soon := time.Now().Add(100 * time.Millisecond)
	result := file.SetReadDeadline(soon)
	if result == nil {
		result = read(file)
	}
	_, err := fmt.Printf("%-18s %v\n", name, result)
	check(err)
}

// read reads, but doesn't wait for longer than a second.
func read(file *os.File) error {
	failed := make(chan error, 1)
	go func() {
		_, err := file.Read(make([]byte, 1))
		failed <- err
	}()
	select {
	case err := <-failed:
		return err
	case <-time.After(time.Second):
		return errors.New("no error, and the read still waits")
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "deadlines:", err)
		os.Exit(1)
	}
}
