// Announce runs echo for each guest, without a shell.
package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
)

func main() {
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		cmd := exec.Command("echo", "Entering", in.Text())
		cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
		check(cmd.Run())
	}
	check(in.Err())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "announce:", err)
		os.Exit(1)
	}
}
