// Stage-channel is a pipeline of goroutines, joined by channels.
package main

import (
	"fmt"
	"os"
	"strings"
)

func main() {
	names, loud := make(chan string), make(chan string)
	go write(names)
	go upper(loud, names)
	for name := range loud {
		_, err := fmt.Println("Entering", name)
		check(err)
	}
}

// write sends three names.
func write(out chan<- string) {
	for _, name := range []string{"Bob", "Linda", "Tina"} {
		out <- name
	}
	close(out)
}

// upper passes on each name in capitals.
func upper(out chan<- string, in <-chan string) {
	for name := range in {
		out <- strings.ToUpper(name)
	}
	close(out)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "stage-channel:", err)
		os.Exit(1)
	}
}
