// Together runs a program and reader at the same time.
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
	check(first.Start())
	check(w.Close())
	check(second.Start())
	check(r.Close()) // second has its own
	check(second.Wait())
	check(first.Wait())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "together:", err)
		os.Exit(1)
	}
}
