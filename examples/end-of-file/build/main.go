// Build leaves a server running that shares nothing with it.
package main

import (
	"fmt"
	"os"
	"os/exec"
)

func main() {
	server := exec.Command("sleep", "30") // it serves nothing
	check(server.Start())
	_, err := fmt.Println("build: done")
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}
