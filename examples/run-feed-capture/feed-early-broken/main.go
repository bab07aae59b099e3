// Feed-early-broken feeds reader before it starts it.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"time"
)

func main() {
	if len(os.Args) != 2 {
		check(errors.New("say how many guests there are"))
	}
	guests, err := strconv.Atoi(os.Args[1])
	check(err)
	cmd := exec.Command("reader")
	cmd.Stdout = os.Stdout
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	check(err)
	// The deadline ends what would last for ever.
	file := in.(interface{ SetWriteDeadline(time.Time) error })
	deadline := time.Now().Add(300 * time.Millisecond)
	check(file.SetWriteDeadline(deadline))
	for n := 1; n <= guests; n++ {
		_, err := fmt.Fprintln(in, "Guest", n)
		check(err)
	}
	check(in.Close())
	check(cmd.Start())
	check(cmd.Wait())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "feed-early-broken:", err)
		os.Exit(1)
	}
}
