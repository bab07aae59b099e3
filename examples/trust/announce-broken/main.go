// Announce-broken has a shell announce each guest.
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
		line := fmt.Sprintf("echo Entering %q", in.Text())
		cmd := exec.Command("sh", "-c", line)
		cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
		check(cmd.Run())
	}
	check(in.Err())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "announce-broken:", err)
		os.Exit(1)
	}
}
