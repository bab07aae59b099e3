// Build-broken leaves a server behind that has its standard error.
package main

import (
	"fmt"
	"os"
	"os/exec"
)

func main() {
	server := exec.Command("sleep", "30") // it serves nothing
	server.Stderr = os.Stderr
	check(server.Start())
	_, err := fmt.Println("build: done")
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "build-broken:", err)
		os.Exit(1)
	}
}
