// Half-letter gives up a write, and then looks at what was written.
package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

func main() {
	pipein, pipeout, err := os.Pipe()
	check(err)
	letter := strings.Repeat("Dear Bob! ", 1_000_000)
	limit := time.Now().Add(time.Second)
	check(pipeout.SetWriteDeadline(limit))
	n, err := pipeout.WriteString(letter)
	_, err = fmt.Println("gave up:", err)
	check(err)
	check(pipeout.Close())

	read, err := io.ReadAll(pipein)
	check(err)
	_, err = fmt.Printf("all: %t, nothing: %t, as returned: %t\n",
		len(read) == len(letter), len(read) == 0, len(read) == n)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "half-letter:", err)
		os.Exit(1)
	}
}
