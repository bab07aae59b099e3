// Lookout closes the input of reader once Bob has been greeted.
package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
)

func main() {
	cmd := exec.Command("reader")
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	check(err)
	out, err := cmd.StdoutPipe()
	check(err)
	check(cmd.Start())
	_, err = fmt.Fprint(in, "Teddy\nBob\n")
	check(err)
	var lines []string
	greetings := bufio.NewScanner(out)
	for greetings.Scan() {
		lines = append(lines, greetings.Text())
		if greetings.Text() == "Entering Bob" {
			_, err := fmt.Println("Bob is in")
			check(err)
			check(in.Close()) // no more guests
		}
	}
	check(greetings.Err())
	check(cmd.Wait())
	_, err = fmt.Printf("reader said %q\n", lines)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "lookout:", err)
		os.Exit(1)
	}
}
