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
	ask := make(chan os.Signal, 1)
	signal.Notify(ask, syscall.SIGUSR1)
	go answer(ask)
	pipein, pipeout, err := os.Pipe()
	check(err)
	_, err = io.ReadAll(pipein) // the write end is still open
	check(err)
	check(pipeout.Close())
}

// answer prints all stacks at each signal, and the program goes on.
func answer(ask <-chan os.Signal) {
	for range ask {
		check(pprof.Lookup("goroutine").WriteTo(os.Stderr, 2))
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "candid:", err)
		os.Exit(1)
	}
}
