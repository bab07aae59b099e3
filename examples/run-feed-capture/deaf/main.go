// Deaf feeds a mebibyte to writer, which never reads. Package os/exec
// takes a broken pipe at a child's standard input for no error.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
)

func main() {
	cmd := exec.Command("writer")
	cmd.Stdin = strings.NewReader(strings.Repeat("x", 1<<20))
	out, err := cmd.Output()
	_, err = fmt.Printf("%d bytes, %v\n", len(out), err)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "deaf:", err)
		os.Exit(1)
	}
}
