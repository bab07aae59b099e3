// Chain-broken keeps the read end that it gave to three.
package main

import (
	"fmt"
	"os"
	"os/exec"
)

func main() {
	endless := exec.Command("endless")
	three := exec.Command("three")
	out, err := endless.StdoutPipe()
	check(err)
	three.Stdin, three.Stdout = out, os.Stdout
	check(endless.Start())
	check(three.Start())
	check(three.Wait())
	_, err = fmt.Println("endless:", endless.Wait())
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "chain-broken:", err)
		os.Exit(1)
	}
}
