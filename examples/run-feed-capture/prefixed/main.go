// Prefixed runs a program and marks each line that comes from it.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
)

func main() {
	if len(os.Args) < 2 {
		check(errors.New("name a program to run"))
	}
	cmd := exec.Command(os.Args[1], os.Args[2:]...)
	cmd.Stdin = os.Stdin
	out, err := cmd.StdoutPipe()
	check(err)
	cmd.Stderr = cmd.Stdout // the same file, so one pipe for both
	check(cmd.Start())
	in := bufio.NewScanner(out)
	for in.Scan() {
		_, err := fmt.Println(os.Args[1]+">", in.Text())
		check(err)
	}
	check(in.Err())
	check(cmd.Wait())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "prefixed:", err)
		os.Exit(1)
	}
}
