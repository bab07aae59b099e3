// Twice uses one Cmd for two runs.
package main

import (
	"fmt"
	"os"
	"os/exec"
)

func main() {
	cmd := exec.Command("writer")
	out, err := cmd.Output()
	_, err = fmt.Printf("first:  %d bytes, %v\n", len(out), err)
	check(err)
	out, err = cmd.Output()
	_, err = fmt.Printf("second: %d bytes, %v\n", len(out), err)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "twice:", err)
		os.Exit(1)
	}
}
