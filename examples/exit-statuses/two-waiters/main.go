//go:build unix

// Two-waiters waits for the same child twice.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"syscall"
)

func main() {
	cmd := exec.Command("depart", "3")
	check(cmd.Start())
	var how syscall.WaitStatus
	pid, err := syscall.Wait4(-1, &how, 0, nil) // any child
	check(err)
	_, err = fmt.Printf("Wait4: %v, exit status %d\n",
		pid == cmd.Process.Pid, how.ExitStatus())
	check(err)
	second := cmd.Wait()
	_, err = fmt.Printf("Wait:  %v, %v\n", second, cmd.ProcessState)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "two-waiters:", err)
		os.Exit(1)
	}
}
