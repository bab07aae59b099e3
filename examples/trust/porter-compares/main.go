// Porter-compares looks up a name in the list of guests by itself.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
)

func main() {
	if len(os.Args) != 2 {
		check(errors.New("say a name"))
	}
	name := os.Args[1]
	guests, err := os.Open("guests")
	check(err)
	in := bufio.NewScanner(guests)
	found := false
	for in.Scan() {
		found = found || in.Text() == name
	}
	check(in.Err())
	if !found {
		check(errors.New("you aren't on the list"))
	}
	_, err = fmt.Println("Entering", name)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "porter-compares:", err)
		os.Exit(1)
	}
}
