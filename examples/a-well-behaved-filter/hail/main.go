// Hail greets the guests that you name. If you name only -, it
// greets those in its standard input.
package main

import (
	"bufio"
	"fmt"
	"os"
	"slices"
)

func main() {
	names := os.Args[1:]
	if slices.Equal(names, []string{"-"}) {
		names = lines(os.Stdin)
	}
	for _, name := range names {
		_, err := fmt.Println("Hello,", name)
		check(err)
	}
}

// lines reads all of a file, line by line.
func lines(file *os.File) []string {
	var all []string
	in := bufio.NewScanner(file)
	for in.Scan() {
		all = append(all, in.Text())
	}
	check(in.Err())
	return all
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "hail:", err)
		os.Exit(1)
	}
}
