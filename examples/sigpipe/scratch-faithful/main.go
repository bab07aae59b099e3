// Scratch-faithful ends as if it had been killed.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	err := list("guests.tmp")
	if errors.Is(err, syscall.EPIPE) {
		signal.Reset(syscall.SIGPIPE)
		_, err = fmt.Println() // now this kills us
	}
	check(err)
}

// list prints guests, and removes its file before it returns.
func list(name string) (err error) {
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	defer func() {
		err = errors.Join(err, file.Close(), os.Remove(name))
	}()
	for guest := 1; ; guest++ {
		if _, err := fmt.Println("Guest", guest); err != nil {
			return err
		}
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "scratch-faithful:", err)
		os.Exit(1)
	}
}
