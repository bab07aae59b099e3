// Diner starts a cook, and is open for a minute.
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
	if os.Getenv("DINER_ROLE") == "cook" {
		cook()
	} else {
		diner()
	}
}

// diner never closes open. The kernel does, when the diner ends.
func diner() {
	watch, open, err := os.Pipe()
	check(err)
	self, err := os.Executable()
	check(err)
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), "DINER_ROLE=cook")
	cmd.Stdin, cmd.Stderr = watch, os.Stderr
	check(cmd.Start())
	check(watch.Close())
	say("diner is open")
	time.Sleep(time.Minute) // its work would be here
	runtime.KeepAlive(open)
}

// cook works until the diner is gone, and a little longer.
func cook() {
	_, err := io.Copy(io.Discard, os.Stdin)
	check(err)
	say("cook: diner is gone, and I'm still here")
}

func say(line string) {
	_, err := fmt.Fprintln(os.Stderr, line)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "diner:", err)
		os.Exit(1)
	}
}
