// Greeter-drops answers, even if that costs it a line of the log.
package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	_, err := fmt.Fprintln(os.Stderr, "ready")
	check(err)
	log := make(chan string, 100)
	go write(log)
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		name := in.Text()
		select {
		case log <- fmt.Sprintf("%-999s", "greet "+name):
		default: // the log is full; the guest is more important
		}
		_, err = fmt.Println("Hello,", name)
		check(err)
	}
	check(in.Err())
}

// write is the goroutine that may have to wait for the log.
func write(log <-chan string) {
	for line := range log {
		_, err := fmt.Fprintln(os.Stderr, line)
		check(err)
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "greeter-drops:", err)
		os.Exit(1)
	}
}
