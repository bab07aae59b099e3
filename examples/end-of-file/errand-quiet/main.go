// Errand-quiet is errand, with a helper that lets the pipe go.
package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
)

func main() {
	if os.Getenv("ERRAND_ROLE") == "helper" {
		helper()
	} else {
		errand()
	}
}

// errand does not wait for its helper.
func errand() {
	_, err := fmt.Println("Bob")
	check(err)
	watch, alive, err := os.Pipe()
	check(err)
	self, err := os.Executable()
	check(err)
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), "ERRAND_ROLE=helper")
	cmd.Stdin = watch
	cmd.Stderr = os.Stderr
	check(cmd.Start())
	runtime.KeepAlive(alive) // open until the exit closes it
}

// helper reads what nobody will write, until errand is gone.
func helper() {
	_, err := io.Copy(io.Discard, os.Stdin)
	check(err)
	_, err = fmt.Fprintln(os.Stderr, "Linda, after errand's exit")
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "errand-quiet:", err)
		os.Exit(1)
	}
}
