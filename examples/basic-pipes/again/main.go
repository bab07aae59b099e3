// Again starts its own program a second time, as its child.
package main

import (
	"fmt"
	"os"
	"os/exec"
)

func main() {
	if os.Getenv("SPAM_ROLE") == "child" {
		child()
	} else {
		parent()
	}
}

// parent starts the child and waits for it.
func parent() {
	self, err := os.Executable()
	check(err)
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), "SPAM_ROLE=child")
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	check(cmd.Start())
	check(cmd.Wait())
	_, err = fmt.Println("Hello from the parent,", os.Getpid())
	check(err)
}

func child() {
	_, err := fmt.Println("Hello from the child,", os.Getpid())
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "again:", err)
		os.Exit(1)
	}
}
