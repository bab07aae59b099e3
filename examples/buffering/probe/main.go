// Probe sends a program one line, and says when the answer comes.
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
		check(errors.New("name a program"))
	}
	cmd := exec.Command(os.Args[1], os.Args[2:]...)
	in, err := cmd.StdinPipe()
	check(err)
	r, w, err := os.Pipe()
	check(err)
	cmd.Stdout, cmd.Stderr = w, os.Stderr
	check(cmd.Start())
	check(w.Close())
	ask(in, r)
	check(cmd.Wait())
}

// ask sends a line, waits for an answer, and closes the input.
func ask(in io.WriteCloser, out *os.File) {
	_, err := fmt.Fprintln(in, "Bob")
	check(err)
	check(out.SetReadDeadline(time.Now().Add(3 * time.Second)))
	answer := make([]byte, 100)
	n, err := out.Read(answer)
	if !errors.Is(err, os.ErrDeadlineExceeded) {
		check(err)
	}
	_, err = fmt.Printf("within 3 s: %q\n", answer[:n])
	check(err)
	check(in.Close())
	check(out.SetReadDeadline(time.Time{}))
	rest, err := io.ReadAll(out)
	check(err)
	_, err = fmt.Printf("at the end: %q\n", rest)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "probe:", err)
		os.Exit(1)
	}
}
