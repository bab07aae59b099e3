// Spam-count has the child count in a variable of the program.
package main

import (
	"fmt"
	"os"
	"os/exec"
)

var sent int

func main() {
	if os.Getenv("SPAM_ROLE") == "child" {
		sent += 5
		report("Child")
	} else {
		parent()
	}
}

// parent reports only when the child has counted and gone.
func parent() {
	self, err := os.Executable()
	check(err)
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), "SPAM_ROLE=child")
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	check(cmd.Run())
	report("Parent")
}

func report(who string) {
	_, err := fmt.Println(who, os.Getpid(), "counts", sent)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "spam-count:", err)
		os.Exit(1)
	}
}
