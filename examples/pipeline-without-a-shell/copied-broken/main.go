// Copied-broken is endless | three, through a pipe that is none.
package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"
)

func main() {
	r, w := io.Pipe()
	endless := exec.Command("endless")
	endless.Stdout = w
	three := exec.Command("three")
	three.Stdin, three.Stdout = r, os.Stdout
	check(endless.Start())
	check(three.Start())
	check(three.Wait())
	// The deadline ends what would last for ever.
	time.AfterFunc(300*time.Millisecond, func() {
		_, err := fmt.Println("endless: still running")
		check(err)
		check(r.Close())
	})
	_, err := fmt.Println("endless:", endless.Wait())
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "copied-broken:", err)
		os.Exit(1)
	}
}
