// Errand prints a name and leaves; a helper that it started stays.
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

// errand starts its helper and exits.
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
	cmd.Stdout = os.Stdout
	cmd.Stderr = os.Stderr
	check(cmd.Start())
	check(watch.Close())
	runtime.KeepAlive(alive) // not collected before this
}

// helper waits until errand is gone, and then speaks.
func helper() {
	_, err := io.Copy(io.Discard, os.Stdin)
	check(err)
	_, err = fmt.Println("Linda, after errand's exit")
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "errand:", err)
		os.Exit(1)
	}
}
