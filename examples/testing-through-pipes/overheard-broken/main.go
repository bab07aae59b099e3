// Overheard-broken captures what a function prints, if it's little.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

func main() {
	if len(os.Args) != 2 {
		check(errors.New("say how many guests there are"))
	}
	guests, err := strconv.Atoi(os.Args[1])
	check(err)
	text := printed(func() { invite(guests) })
	_, err = fmt.Println(strings.Count(text, "\n"), "lines")
	check(err)
}

// invite prints a line of 1,024 bytes for each guest to os.Stdout.
func invite(guests int) {
	for n := range guests {
		_, err := fmt.Printf("Guest %-1017d\n", n+1)
		check(err)
	}
}

// printed returns what f prints.
func printed(f func()) string {
	r, w, err := os.Pipe()
	check(err)
	saved := os.Stdout
	defer func() { os.Stdout = saved }()
	os.Stdout = w
	f()
	text := readAll(r)
	check(w.Close())
	return <-text
}

// readAll reads r to its end and closes it, while its caller goes on.
func readAll(r io.ReadCloser) <-chan string {
	text := make(chan string, 1)
	go func() {
		data, err := io.ReadAll(r)
		check(err)
		check(r.Close())
		text <- string(data)
	}()
	return text
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "overheard-broken:", err)
		os.Exit(1)
	}
}
