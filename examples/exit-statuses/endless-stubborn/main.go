// Endless-stubborn prints guests until its output is a broken pipe.
package main

import (
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	signal.Ignore(syscall.SIGPIPE)
	for guest := 1; ; guest++ {
		if _, err := fmt.Println("Guest", guest); err != nil {
			fmt.Fprintln(os.Stderr, "endless-stubborn:", err)
			os.Exit(1)
		}
	}
}
