// Overheard-both captures the output and the errors of a function.
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
	out, errs := printed(func() { invite(guests) })
	_, err = fmt.Println(strings.Count(out, "\n"), "lines,",
		strings.Count(errs, "\n"), "complaints")
	check(err)
}

// invite prints a line and a complaint for each guest, both of 1,024
// bytes.
func invite(guests int) {
	for n := range guests {
		_, err := fmt.Printf("Guest %-1017d\n", n+1)
		check(err)
		_, err = fmt.Fprintf(os.Stderr, "no table for %-1010d\n", n+1)
		check(err)
	}
}

// printed returns what f prints to os.Stdout and to os.Stderr.
func printed(f func()) (string, string) {
	endOut, endErrs := capture(&os.Stdout), capture(&os.Stderr)
	f()
	return endOut(), endErrs()
}

// capture puts a pipe in place of a file, and reads from it. The
// function that it returns puts the file back, and returns the text.
func capture(file **os.File) func() string {
	r, w, err := os.Pipe()
	check(err)
	saved := *file
	*file = w
	text := readAll(r)
	return func() string {
		*file = saved
		check(w.Close())
		return <-text
	}
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
		fmt.Fprintln(os.Stderr, "overheard-both:", err)
		os.Exit(1)
	}
}
