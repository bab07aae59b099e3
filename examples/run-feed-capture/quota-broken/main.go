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
	out := &quota{left: 100}
	cmd.Stdout = out
	check(cmd.Run())
}

// A quota takes so many bytes and no more, and keeps its error.
type quota struct {
	left int
	err  error
}

func (q *quota) Write(p []byte) (int, error) {
	if len(p) > q.left {
		q.err = errors.New("the quota is used up")
		return 0, q.err
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
