// Keeper keeps a number, and answers each guess.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"strconv"
)

func main() {
	if len(os.Args) != 2 {
		check(errors.New("say which number to keep"))
	}
	number, err := strconv.Atoi(os.Args[1])
	check(err)
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		guess, err := strconv.Atoi(in.Text())
		check(err)
		_, err = fmt.Println(answer(guess, number))
		check(err)
	}
	check(in.Err())
}

func answer(guess, number int) string {
	switch {
	case guess < number:
		return "higher"
	case guess > number:
		return "lower"
	}
	return "yes"
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "keeper:", err)
		os.Exit(1)
	}
}
