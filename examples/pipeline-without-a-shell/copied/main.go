// Copied is writer | reader, through a pipe that is none.
package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
)

func main() {
	r, w := io.Pipe()
	writer := exec.Command("writer")
	writer.Stdout = w
	reader := exec.Command("reader")
	reader.Stdin, reader.Stdout = r, os.Stdout
	check(writer.Start())
	check(reader.Start())
	check(writer.Wait()) // its output is copied into w
	check(w.Close())     // now it ends
	check(reader.Wait())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "copied:", err)
		os.Exit(1)
	}
}
