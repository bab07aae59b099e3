// Reader-forgetful-broken makes a new scanner for every line.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
)

func main() {
	for {
		name, err := readLine(os.Stdin)
		if err == io.EOF {
			return
		}
		check(err)
		_, err = fmt.Println("Entering", name)
		check(err)
	}
}

// readLine returns the next line, or io.EOF when there is none.
func readLine(in io.Reader) (string, error) {
	s := bufio.NewScanner(in)
	if s.Scan() {
		return s.Text(), nil
	}
	if err := s.Err(); err != nil {
		return "", err
	}
	return "", io.EOF
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "reader-forgetful-broken:", err)
		os.Exit(1)
	}
}
