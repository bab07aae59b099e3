// Lifesign runs a program, and kills it when nothing has come from it
// for three seconds.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"
)

func main() {
	if len(os.Args) < 2 {
		check(errors.New("name a program to run"))
	}
	pipein, pipeout, err := os.Pipe()
	check(err)
	cmd := exec.Command(os.Args[1], os.Args[2:]...)
	cmd.Stdout, cmd.Stderr = pipeout, os.Stderr
	check(cmd.Start())
	check(pipeout.Close())
	idle := copyOut(pipein)
	if idle {
		_ = cmd.Process.Kill() // it may have ended by itself
	}
	err = cmd.Wait()
	if idle {
		err = errors.New("nothing came for three seconds")
	}
	check(err)
}

// copyOut copies to standard output until end of file. It returns
// true when nothing has come for three seconds.
func copyOut(in *os.File) (idle bool) {
	buf := make([]byte, 4096)
	for {
		limit := time.Now().Add(3 * time.Second)
		check(in.SetReadDeadline(limit))
		n, err := in.Read(buf)
		if n > 0 {
			_, err := os.Stdout.Write(buf[:n])
			check(err)
		}
		switch {
		case err == io.EOF:
			return false
		case errors.Is(err, os.ErrDeadlineExceeded):
			return true
		}
		check(err)
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "lifesign:", err)
		os.Exit(1)
	}
}
