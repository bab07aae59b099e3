// Unblock puts standard output into non-blocking mode and leaves it
// that way.
package main

import (
	"fmt"
	"os"
	"syscall"
)

func main() {
	check(syscall.SetNonblock(1, true))
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "unblock:", err)
		os.Exit(1)
	}
}
