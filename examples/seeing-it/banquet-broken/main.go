// Banquet-broken prints the list of guests, sorted.
package main

import (
	"fmt"
	"os"
	"os/exec"
)

func main() {
	pipein, pipeout, err := os.Pipe()
	check(err)
	list := exec.Command("printf", `Tina\nBob\nLinda\n`)
	list.Stdout = pipeout
	sort := exec.Command("sort")
	sort.Stdin, sort.Stdout = pipein, os.Stdout
	check(list.Start())
	check(sort.Start())
	check(pipein.Close())
	check(list.Wait())
	check(sort.Wait())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "banquet-broken:", err)
		os.Exit(1)
	}
}
