// Gave-up-drain greets the guests of party, and reads the rest.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
)

func main() {
	cmd := exec.Command("party")
	out, err := cmd.StdoutPipe()
	check(err)
	check(cmd.Start())
	in := bufio.NewScanner(out)
	for in.Scan() {
		_, err := fmt.Println("Entering", in.Text())
		check(err)
	}
	_, err = io.Copy(io.Discard, out) // the rest, unseen
	check(err)
	ended := cmd.Wait()
	_, err = fmt.Printf("scan: %v\nwait: %v\n", in.Err(), ended)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "gave-up-drain:", err)
		os.Exit(1)
	}
}
