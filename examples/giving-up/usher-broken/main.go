// Usher-broken waits for guests, and misses those that come late.
package main

import (
	"bufio"
	"fmt"
	"os"
	"time"
)

func main() {
	door, street, err := os.Pipe()
	check(err)
	wait(guests(door))
	for _, name := range []string{"Bob", "Linda"} {
		_, err := fmt.Println(name, "rings")
		check(err)
		_, err = fmt.Fprintln(street, name)
		check(err)
		wait(guests(door))
	}
}

// guests reads names from the door, and passes them on.
func guests(door *os.File) <-chan string {
	names := make(chan string)
	go func() {
		in := bufio.NewScanner(door)
		for in.Scan() {
			names <- in.Text()
		}
		check(in.Err())
	}()
	return names
}

// wait waits for a guest, but only for a while.
func wait(names <-chan string) {
	text := "nobody came"
	select {
	case name := <-names:
		text = "let in " + name
	case <-time.After(time.Second):
	}
	_, err := fmt.Println("usher:", text)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "usher-broken:", err)
		os.Exit(1)
	}
}
