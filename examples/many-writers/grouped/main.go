// Grouped runs commands at the same time, and prints their outputs
// one after the other.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

func main() {
	var cmds []*exec.Cmd
	for _, line := range os.Args[1:] {
		words := strings.Fields(line)
		if len(words) == 0 {
			check(errors.New("a command has no name"))
		}
		cmd := exec.Command(words[0], words[1:]...)
		cmd.Stdout = new(bytes.Buffer)
		cmd.Stderr = cmd.Stdout
		check(cmd.Start())
		cmds = append(cmds, cmd)
	}
	for _, cmd := range cmds {
		ended := cmd.Wait()
		_, err := fmt.Print(cmd.Stdout)
		check(err)
		if ended != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", cmd.Args[0], ended)
		}
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "grouped:", err)
		os.Exit(1)
	}
}
