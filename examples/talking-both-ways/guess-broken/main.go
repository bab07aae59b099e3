// Guess-broken sends a guess without a newline, and gets no answer.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
)

func main() {
	if len(os.Args) < 2 {
		check(errors.New("name a program that keeps a number"))
	}
	cmd := exec.Command(os.Args[1], os.Args[2:]...)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	check(err)
	out, err := cmd.StdoutPipe()
	check(err)
	check(cmd.Start())
	play(in, bufio.NewScanner(out))
	check(in.Close()) // no more guesses
	check(cmd.Wait())
}

// play asks, waits for the answer, and asks again.
func play(in io.Writer, answers *bufio.Scanner) {
	low, high := 1, 100
	for low <= high {
		guess := (low + high) / 2
		_, err := fmt.Fprint(in, guess)
		check(err)
		if !answers.Scan() {
			err := errors.New("no answer")
			check(errors.Join(err, answers.Err()))
		}
		_, err = fmt.Println(guess, answers.Text())
		check(err)
		switch answers.Text() {
		case "higher":
			low = guess + 1
		case "lower":
			high = guess - 1
		default:
			return
		}
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "guess-broken:", err)
		os.Exit(1)
	}
}
