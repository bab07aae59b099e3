// Copied is endless | three, joined by io.Pipe.
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
	check(r.Close()) // now writes to w fail
	_, err := fmt.Println("endless:", endless.Wait())
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "copied:", err)
		os.Exit(1)
	}
}
