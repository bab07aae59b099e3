// Stage-pipe is a pipeline of goroutines, joined by pipes of
// package io.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"
)

func main() {
	namesr, namesw := io.Pipe()
	loudr, loudw := io.Pipe()
	go func() { namesw.CloseWithError(write(namesw)) }()
	go func() {
		err := upper(loudw, namesr)
		namesr.CloseWithError(err) // both of its ends
		loudw.CloseWithError(err)
	}()
	in := bufio.NewScanner(loudr)
	for in.Scan() {
		_, err := fmt.Println("Entering", in.Text())
		check(err)
	}
	loudr.CloseWithError(in.Err())
	check(in.Err())
}

// write prints three names.
func write(out io.Writer) error {
	_, err := fmt.Fprint(out, "Bob\nLinda\nTina\n")
	return err
}

// upper passes on each line in capitals.
func upper(out io.Writer, in io.Reader) error {
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		_, err := fmt.Fprintln(out, strings.ToUpper(lines.Text()))
		if err != nil {
			return err
		}
	}
	return lines.Err()
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "stage-pipe:", err)
		os.Exit(1)
	}
}
