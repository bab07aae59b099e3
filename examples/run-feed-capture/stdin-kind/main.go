// Stdin-kind prints what kind of file its standard input is.
package main

import (
	"fmt"
	"os"
)

func main() {
	info, err := os.Stdin.Stat()
	check(err)
	kind := "a file"
	switch mode := info.Mode(); {
	case mode&os.ModeNamedPipe != 0:
		kind = "a pipe"
	case mode&os.ModeSocket != 0:
		kind = "a socket"
	case mode&os.ModeCharDevice != 0:
		kind = "a device"
	}
	_, err = fmt.Println(kind)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "stdin-kind:", err)
		os.Exit(1)
	}
}
