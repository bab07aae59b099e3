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
		failed := cmd.Start()
		_, err := fmt.Println(failed)
		check(err)
		if failed == nil {
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
