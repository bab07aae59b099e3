// Kitchen-stubborn is asked to end, and goes on.
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
	for s := range asked {
		say(fmt.Sprint("got ", s, ", and goes on"))
	}
}

func say(line string) {
	_, err := fmt.Fprintln(os.Stderr, "kitchen-stubborn", line)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "kitchen-stubborn:", err)
		os.Exit(1)
	}
}
