// Spam-goroutine has no second process, and so needs no pipe.
package main

import (
	"fmt"
	"os"
	"time"
)

func main() {
	messages := make(chan string)
	sent := 0
	go child(messages, &sent, 5)
	for msg := range messages {
		now := float64(time.Now().UnixMicro()) / 1e6
		_, err := fmt.Printf("Parent %d got [%s] as %.6f\n",
			os.Getpid(), msg, now)
		check(err)
	}
	_, err := fmt.Printf("Child %d sent %d\n", os.Getpid(), sent)
	check(err)
}

// child counts in a variable of main. main reads it only after
// messages has been closed, so it sees the last count.
func child(messages chan<- string, sent *int, n int) {
	for i := range n {
		messages <- fmt.Sprintf("Spam %d", i%5)
		*sent++
	}
	close(messages)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "spam-goroutine:", err)
		os.Exit(1)
	}
}
