// Fresh writes a script and runs it, while a child has it open.
package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
)

func main() {
	if os.Getenv("FRESH_ROLE") == "bystander" {
		_, err := io.Copy(io.Discard, os.Stdin) // until it ends
		check(err)
		return
	}
	tool, err := os.OpenFile("tool", os.O_CREATE|os.O_WRONLY, 0o755)
	check(err)
	_, err = fmt.Fprintln(tool, "#!/bin/sh")
	check(err)
	letGo := bystander(tool)
	check(tool.Close())
	try("./tool")
	letGo()
	try("./tool")
}

// try runs a program and prints the error.
func try(name string) {
	ended := exec.Command(name).Run()
	_, err := fmt.Println(ended)
	check(err)
}

// bystander starts a child that has the file open. The function it
// returns ends that child.
func bystander(tool *os.File) (letGo func()) {
	self, err := os.Executable()
	check(err)
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), "FRESH_ROLE=bystander")
	cmd.ExtraFiles = []*os.File{tool}
	stdin, err := cmd.StdinPipe()
	check(err)
	check(cmd.Start())
	return func() {
		check(stdin.Close())
		check(cmd.Wait())
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "fresh:", err)
		os.Exit(1)
	}
}
