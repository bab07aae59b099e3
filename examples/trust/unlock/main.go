// Unlock opens the safe if it's given the combination.
package main

import (
	"errors"
	"fmt"
	"os"
)

const combination = "36-4-18"

func main() {
	if len(os.Args) != 2 {
		check(errors.New("say the combination"))
	}
	given := os.Args[1]
	if given != combination {
		check(errors.New("that's not the combination"))
	}
	_, err := fmt.Println("the safe is open")
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "unlock:", err)
		os.Exit(1)
	}
}
