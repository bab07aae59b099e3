// Shut waits for a second, and then closes the file that it reads
// from.
package main

import (
	"fmt"
	"os"
	"syscall"
	"time"
)

func main() {
	check(syscall.SetNonblock(0, true))
	in := os.NewFile(0, "stdin")
	time.AfterFunc(100*time.Millisecond, func() {
		check(in.Close())
	})
	_, err := in.Read(make([]byte, 16))
	_, err = fmt.Println("reading:", err)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "shut:", err)
		os.Exit(1)
	}
}
