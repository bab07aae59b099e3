// Usher-deadline waits for guests, and ends the read when it gives
// up.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"time"
)

func main() {
	door, street, err := os.Pipe()
	check(err)
	names := bufio.NewReader(door)
	wait(door, names)
	for _, name := range []string{"Bob", "Linda"} {
		_, err := fmt.Println(name, "rings")
		check(err)
		_, err = fmt.Fprintln(street, name)
		check(err)
		wait(door, names)
	}
}

// wait waits for a guest, but only for a while.
func wait(door *os.File, names *bufio.Reader) {
	limit := time.Now().Add(time.Second)
	check(door.SetReadDeadline(limit))
	name, err := names.ReadString('\n')
	text := "let in " + name
	if errors.Is(err, os.ErrDeadlineExceeded) {
		text, err = "nobody came\n", nil
	}
	check(err)
	_, err = fmt.Print("usher: ", text)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "usher-deadline:", err)
		os.Exit(1)
	}
}
