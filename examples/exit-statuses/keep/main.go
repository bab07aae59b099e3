// Keep runs a command, and keeps its output in a file if it succeeds.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
)

func main() {
	if len(os.Args) < 3 {
		check(errors.New("name a file, and a program to run"))
	}
	name, part := os.Args[1], os.Args[1]+".part"
	file, err := os.Create(part)
	check(err)
	cmd := exec.Command(os.Args[2], os.Args[3:]...)
	cmd.Stdin, cmd.Stdout = os.Stdin, file
	cmd.Stderr = os.Stderr
	err = errors.Join(cmd.Run(), file.Sync(), file.Close())
	if err != nil {
		err = errors.Join(err, os.Remove(part))
		check(fmt.Errorf("%s not replaced: %w", name, err))
	}
	check(os.Rename(part, name))
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "keep:", err)
		os.Exit(1)
	}
}
