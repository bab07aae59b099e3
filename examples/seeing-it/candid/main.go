//go:build unix

// Candid prints the stacks of its goroutines when it gets SIGUSR1.
package main

import (
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/pprof"
	"syscall"
)

func main() {
	answer()
	pipein, pipeout, err := os.Pipe()
	check(err)
	_, err = io.ReadAll(pipein) // the write end is still open
	check(err)
	check(pipeout.Close())
}

// answer prints all stacks at each SIGUSR1 from now on.
func answer() {
	ask := make(chan os.Signal, 1)
	signal.Notify(ask, syscall.SIGUSR1)
	go func() {
		for range ask {
			// The program goes on, even if this can't be written.
			_ = pprof.Lookup("goroutine").WriteTo(os.Stderr, 2)
		}
	}()
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "candid:", err)
		os.Exit(1)
	}
}
