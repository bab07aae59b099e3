// Relayed is writer | reader, joined by io.Pipe.
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
	check(writer.Wait()) // and for the copy into w
	check(w.Close())     // reader's end of file
	check(reader.Wait())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "relayed:", err)
		os.Exit(1)
	}
}
