// Absent starts each of its arguments, and prints what came of it.
package main

import (
	"fmt"
	"os"
	"os/exec"
)

func main() {
	for _, name := range os.Args[1:] {
		cmd := exec.Command(name)
		err := cmd.Start()
		fmt.Println(err)
		if err == nil {
			check(cmd.Wait())
		}
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "absent:", err)
		os.Exit(1)
	}
}
