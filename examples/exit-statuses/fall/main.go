// Fall sends itself the signal that its argument names.
package main

import (
	"errors"
	"fmt"
	"os"
	"syscall"
	"time"
)

func main() {
	if len(os.Args) != 2 {
		check(errors.New("name a signal: KILL or TERM"))
	}
	self, err := os.FindProcess(os.Getpid())
	check(err)
	check(self.Signal(signal(os.Args[1])))
	time.Sleep(3 * time.Second) // the signal arrives long before
	check(errors.New("still running"))
}

func signal(name string) os.Signal {
	if name == "TERM" {
		return syscall.SIGTERM
	}
	return syscall.SIGKILL
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "fall:", err)
		os.Exit(1)
	}
}
