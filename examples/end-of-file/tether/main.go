// Tether has a child that does not outlive it, however it ends.
package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"time"
)

func main() {
	if os.Getenv("TETHER_ROLE") == "child" {
		child()
	} else {
		parent()
	}
}

// parent prints until that kills it. It never closes alive.
func parent() {
	watch, alive, err := os.Pipe()
	check(err)
	self, err := os.Executable()
	check(err)
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), "TETHER_ROLE=child")
	cmd.Stdin, cmd.Stderr = watch, os.Stderr
	check(cmd.Start())
	check(watch.Close())
	for {
		_, err := fmt.Println("at work")
		check(err)
		runtime.KeepAlive(alive)
	}
}

// child works, while a goroutine waits for the parent's exit.
func child() {
	go func() {
		_, err := io.Copy(io.Discard, os.Stdin)
		check(err)
		fmt.Fprintln(os.Stderr, "child: my parent is gone")
		os.Exit(0)
	}()
	for range time.Tick(time.Minute) {
		// its work would be here
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "tether:", err)
		os.Exit(1)
	}
}
