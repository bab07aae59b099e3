// Desk-answers answers each guest through a named pipe of their own.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"strings"
)

func main() {
	desk, err := os.OpenFile("desk", os.O_RDWR, 0)
	check(err)
	in := bufio.NewScanner(desk)
	for in.Scan() && in.Text() != "closed" {
		words := strings.Fields(in.Text())
		if len(words) != 2 {
			check(errors.New("say a name and a pipe"))
		}
		check(answer(words[0], words[1]))
	}
	check(in.Err())
}

// answer waits until the guest opens the pipe to read.
func answer(name, path string) error {
	to, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(to, "Hello,", name)
	return errors.Join(err, to.Close())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "desk-answers:", err)
		os.Exit(1)
	}
}
