// Inspect-broken reads a program's errors to their end, and only then
// its output.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
)

func main() {
	if len(os.Args) < 2 {
		check(errors.New("name a program to run"))
	}
	cmd := exec.Command(os.Args[1], os.Args[2:]...)
	out, err := cmd.StdoutPipe()
	check(err)
	errs, err := cmd.StderrPipe()
	check(err)
	check(cmd.Start())

	said := readAll(errs)
	data := readAll(out)
	check(cmd.Wait())
	_, err = fmt.Printf("%d bytes, and %q\n", len(data), said)
	check(err)
}

// readAll reads until end of file.
func readAll(from io.Reader) []byte {
	data, err := io.ReadAll(from)
	check(err)
	return data
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "inspect-broken:", err)
		os.Exit(1)
	}
}
