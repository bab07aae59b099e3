// In-turn-broken runs a program to its end, and then reader.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
)

func main() {
	if len(os.Args) < 2 {
		check(errors.New("name a program to run"))
	}
	r, w, err := os.Pipe()
	check(err)
	first := exec.Command(os.Args[1], os.Args[2:]...)
	first.Stdout = w
	second := exec.Command("reader")
	second.Stdin, second.Stdout = r, os.Stdout
	check(first.Run())
	check(w.Close())
	check(second.Start())
	check(r.Close()) // second has its own
	check(second.Wait())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "in-turn-broken:", err)
		os.Exit(1)
	}
}
