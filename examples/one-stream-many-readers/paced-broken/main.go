// Paced-broken copies its input into two programs. The first of them
// doesn't read.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
)

func main() {
	asleep := exec.Command("sleep", "30") // plays a slow reader
	slow, err := asleep.StdinPipe()
	check(err)
	check(asleep.Start())
	search := exec.Command("grep", "Guest 200000")
	search.Stdout = os.Stdout
	fast, err := search.StdinPipe()
	check(err)
	check(search.Start())

	_, err = io.Copy(io.MultiWriter(slow, fast), os.Stdin)
	check(err)
	check(errors.Join(fast.Close(), search.Wait()))
	check(errors.Join(asleep.Process.Kill(), slow.Close()))
	if err := asleep.Wait(); err == nil {
		check(errors.New("sleep wasn't killed"))
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "paced-broken:", err)
		os.Exit(1)
	}
}
