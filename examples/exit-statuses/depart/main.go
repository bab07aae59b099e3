// Depart ends as its argument says: with a status, or by a signal.
package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"syscall"
	"time"
)

func main() {
	if len(os.Args) != 2 {
		check(errors.New("say how to end: 3, or KILL, or TERM"))
	}
	if status, err := strconv.Atoi(os.Args[1]); err == nil {
		os.Exit(status)
	}
	self, err := os.FindProcess(os.Getpid())
	check(err)
	check(self.Signal(signal(os.Args[1])))
	time.Sleep(3 * time.Second) // it ends us before that
	check(errors.New("still there"))
}

func signal(name string) os.Signal {
	if name == "TERM" {
		return syscall.SIGTERM
	}
	return syscall.SIGKILL
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "depart:", err)
		os.Exit(1)
	}
}
