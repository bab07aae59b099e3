// Hesitate waits for a second before it reads.
package main

import (
	"fmt"
	"io"
	"os"
	"time"
)

func main() {
	time.Sleep(time.Second)
	say("nothing read yet")
	n, err := io.Copy(io.Discard, os.Stdin)
	check(err)
	say(fmt.Sprintf("%d bytes read", n))
}

// say prints where pour prints, so that the order is seen.
func say(text string) {
	_, err := fmt.Fprintln(os.Stderr, "hesitate:", text)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "hesitate:", err)
		os.Exit(1)
	}
}
