// Chain-broken is endless | three, and keeps an end of the pipe.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"time"
)

func main() {
	endless := exec.Command("endless")
	three := exec.Command("three")
	out, err := endless.StdoutPipe()
	check(err)
	three.Stdin, three.Stdout = out, os.Stdout
	check(endless.Start())
	check(three.Start())
	check(three.Wait())
	// The deadline ends what would last for ever.
	time.AfterFunc(300*time.Millisecond, func() {
		check(endless.Process.Kill())
	})
	_, err = fmt.Println("endless:", endless.Wait())
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "chain-broken:", err)
		os.Exit(1)
	}
}
