// Desk-patient greets guests, and gives up if there's none for a
// second.
package main

import (
	"bufio"
	"fmt"
	"os"
	"time"
)

func main() {
	desk, err := os.OpenFile("desk", os.O_RDWR, 0)
	check(err)
	in := bufio.NewReader(desk)
	for {
		check(desk.SetReadDeadline(time.Now().Add(time.Second)))
		name, err := in.ReadString('\n')
		check(err)
		if name == "closed\n" {
			return
		}
		_, err = fmt.Print("Entering ", name)
		check(err)
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "desk-patient:", err)
		os.Exit(1)
	}
}
