// Compare runs two commands, and lets diff read what both print.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

func main() {
	if len(os.Args) != 3 {
		check(errors.New("name two commands"))
	}
	left, fromLeft := start(os.Args[1])
	right, fromRight := start(os.Args[2])
	diff := exec.Command("diff", "/dev/fd/3", "/dev/fd/4")
	diff.ExtraFiles = []*os.File{fromLeft, fromRight}
	diff.Stdout, diff.Stderr = os.Stdout, os.Stderr
	check(diff.Start())
	check(errors.Join(fromLeft.Close(), fromRight.Close()))
	differ := diff.Wait()
	ended := errors.Join(left.Wait(), right.Wait())
	exit, ok := errors.AsType[*exec.ExitError](differ)
	if ok && exit.Exited() {
		os.Exit(exit.ExitCode()) // diff has said what differs
	}
	check(errors.Join(differ, ended))
}

// start starts the command, and returns the read end of its output.
func start(line string) (*exec.Cmd, *os.File) {
	words := strings.Fields(line)
	if len(words) == 0 {
		check(errors.New("a command has no name"))
	}
	r, w, err := os.Pipe()
	check(err)
	cmd := exec.Command(words[0], words[1:]...)
	cmd.Stdout, cmd.Stderr = w, os.Stderr
	check(cmd.Start())
	check(w.Close())
	return cmd, r
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "compare:", err)
		os.Exit(1)
	}
}
