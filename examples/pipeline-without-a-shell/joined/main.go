// Joined is writer | reader, without a shell.
package main

import (
	"fmt"
	"os"
	"os/exec"
)

func main() {
	r, w, err := os.Pipe()
	check(err)
	writer := exec.Command("writer")
	writer.Stdout, writer.Stderr = w, os.Stderr
	reader := exec.Command("reader")
	reader.Stdin = r
	reader.Stdout, reader.Stderr = os.Stdout, os.Stderr

	check(writer.Start())
	check(w.Close()) // writer has its own
	check(reader.Start())
	check(r.Close()) // reader has its own
	check(writer.Wait())
	check(reader.Wait())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "joined:", err)
		os.Exit(1)
	}
}
