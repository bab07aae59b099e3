// Kitchen works until it's asked to end, and cleans up first.
package main

import (
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, os.Interrupt, syscall.SIGTERM)
	say("is open")
	s := <-asked
	say(fmt.Sprint("got ", s, ", one last plate"))
}

func say(line string) {
	_, err := fmt.Fprintln(os.Stderr, "kitchen", line)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "kitchen:", err)
		os.Exit(1)
	}
}
