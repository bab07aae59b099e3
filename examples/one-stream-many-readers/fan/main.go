// Fan copies its input into all the programs it's given, and prints
// their outputs one after the other.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
)

func main() {
	var cmds []*exec.Cmd
	var ends []io.Closer
	var copies []io.Writer
	for _, line := range os.Args[1:] {
		words := strings.Fields(line)
		if len(words) == 0 {
			check(errors.New("a command has no name"))
		}
		cmd := exec.Command(words[0], words[1:]...)
		cmd.Stdout, cmd.Stderr = new(bytes.Buffer), os.Stderr
		in, err := cmd.StdinPipe()
		check(err)
		check(cmd.Start())
		cmds, ends = append(cmds, cmd), append(ends, in)
		copies = append(copies, &quitter{to: in})
	}
	_, err := io.Copy(io.MultiWriter(copies...), os.Stdin)
	check(err)
	for _, end := range ends {
		check(end.Close())
	}
	var failed error
	for _, cmd := range cmds {
		if err := cmd.Wait(); err != nil {
			err = fmt.Errorf("%s: %w", cmd.Args[0], err)
			failed = errors.Join(failed, err)
		}
		_, err := fmt.Print(cmd.Stdout)
		check(err)
	}
	check(failed)
}

// A quitter is a writer that hides its errors, so that the other
// writers go on. It keeps the first.
type quitter struct {
	to  io.Writer
	err error
}

func (q *quitter) Write(p []byte) (int, error) {
	if q.err == nil {
		_, q.err = q.to.Write(p)
	}
	return len(p), nil
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "fan:", err)
		os.Exit(1)
	}
}
