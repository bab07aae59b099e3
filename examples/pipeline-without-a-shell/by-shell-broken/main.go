// By-shell-broken puts its argument into a script for a shell.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
)

func main() {
	if len(os.Args) != 2 {
		check(errors.New("say how many guests there are"))
	}
	line := "endless | reader | head -n " + os.Args[1]
	cmd := exec.Command("sh", "-c", line)
	cmd.Stdout = os.Stdout
	cmd.Stderr = os.Stderr
	check(cmd.Run())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "by-shell-broken:", err)
		os.Exit(1)
	}
}
