// Shut-broken waits for a second, and then tries to close the file
// that it reads from.
package main

import (
	"fmt"
	"os"
	"time"
)

func main() {
	in := os.Stdin
	time.AfterFunc(100*time.Millisecond, func() {
		check(in.Close())
	})
	_, err := in.Read(make([]byte, 16))
	_, err = fmt.Println("reading:", err)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "shut-broken:", err)
		os.Exit(1)
	}
}
