// Porter looks up a name in the list of guests, with grep.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
)

func main() {
	if len(os.Args) != 2 {
		check(errors.New("say a name"))
	}
	name := os.Args[1]
	guests, err := os.Open("guests")
	check(err)
	grep := exec.Command("grep", "-q", "-F", "-x", "--", name)
	grep.Stdin, grep.Stderr = guests, os.Stderr
	err = grep.Run()
	// If grep didn't start, this is -1, and err says why.
	if grep.ProcessState.ExitCode() == 1 {
		check(errors.New("you aren't on the list"))
	}
	check(err)
	_, err = fmt.Println("Entering", name)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "porter:", err)
		os.Exit(1)
	}
}
