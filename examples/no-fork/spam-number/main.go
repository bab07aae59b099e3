// Spam-number tells its child the number that the child will have.
package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
)

func main() {
	if fd := os.Getenv("SPAM_FD"); fd != "" {
		child(fd)
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
	cmd := exec.Command(self)
	cmd.ExtraFiles = append(cmd.ExtraFiles, pipeout)
	fd := 2 + len(cmd.ExtraFiles) // entry i becomes 3+i
	cmd.Env = append(os.Environ(), fmt.Sprint("SPAM_FD=", fd))
	cmd.Stderr = os.Stderr
	check(cmd.Start())
	check(pipeout.Close())
	receive(pipein)
	check(cmd.Wait())
}

// child writes to the descriptor that parent told it.
func child(number string) {
	fd, err := strconv.ParseUint(number, 10, 0)
	check(err)
	pipeout := os.NewFile(uintptr(fd), "pipeout")
	_, err = fmt.Fprint(pipeout, "Spam 0 from descriptor ", fd)
	check(err)
	check(pipeout.Close())
}

// receive prints each read, until end of file.
func receive(pipein *os.File) {
	buf := make([]byte, 32)
	for {
		n, err := pipein.Read(buf)
		if err == io.EOF {
			return
		}
		check(err)
		_, err = fmt.Printf("Parent got [%s]\n", buf[:n])
		check(err)
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "spam-number:", err)
		os.Exit(1)
	}
}
