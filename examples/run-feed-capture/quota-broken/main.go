// Quota-broken runs reader, whose output may be 100 bytes long.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
)

func main() {
	cmd := exec.Command("reader")
	cmd.Stdin = os.Stdin
	cmd.Stdout = &quota{left: 100}
	check(cmd.Run())
}

// A quota takes so many bytes, and no more.
type quota struct{ left int }

func (q *quota) Write(p []byte) (int, error) {
	if len(p) > q.left {
		return 0, errors.New("the quota is used up")
	}
	q.left -= len(p)
	return len(p), nil
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "quota-broken:", err)
		os.Exit(1)
	}
}
