// Doorman greets each guest by name, and logs it.
package main

import (
	"bufio"
	"fmt"
	"log"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	log.SetFlags(0)
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		name := in.Text()
		log.Println("greet", name)
		_, err := fmt.Println("Hello,", name)
		check(err)
	}
	check(in.Err())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "doorman:", err)
		os.Exit(1)
	}
}
