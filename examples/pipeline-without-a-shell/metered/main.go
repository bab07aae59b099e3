// Metered joins two programs and counts the bytes between them.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
)

func main() {
	if len(os.Args) != 3 {
		check(errors.New("name two programs to join"))
	}
	r, w, err := os.Pipe()
	check(err)
	first := exec.Command(os.Args[1])
	first.Stdout, first.Stderr = w, os.Stderr
	second := exec.Command(os.Args[2])
	m := &meter{in: r}
	second.Stdin = m // not a file: a goroutine copies
	second.Stdout, second.Stderr = os.Stdout, os.Stderr

	check(first.Start())
	check(w.Close())
	check(second.Start())
	ended := second.Wait() // and for that goroutine
	check(r.Close())       // now first can't write any more
	check(errors.Join(first.Wait(), ended))
	_, err = fmt.Fprintln(os.Stderr, "metered:", m.n, "bytes")
	check(err)
}

// A meter counts what is read through it.
type meter struct {
	in io.Reader
	n  int
}

func (m *meter) Read(p []byte) (int, error) {
	n, err := m.in.Read(p)
	m.n += n
	return n, err
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "metered:", err)
		os.Exit(1)
	}
}
