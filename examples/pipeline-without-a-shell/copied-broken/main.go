// Copied-broken doesn't close its io.Pipe when three is gone.
package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
)

func main() {
	r, w := io.Pipe()
	endless := exec.Command("endless")
	endless.Stdout = w
	three := exec.Command("three")
	three.Stdin, three.Stdout = r, os.Stdout
	check(endless.Start())
	check(three.Start())
	check(three.Wait())
	_, err := fmt.Println("endless:", endless.Wait())
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "copied-broken:", err)
		os.Exit(1)
	}
}
