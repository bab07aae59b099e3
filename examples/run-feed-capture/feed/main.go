// Feed writes the input of reader, one guest at a time.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
)

func main() {
	guests := flag.Int("n", 2, "how many guests to announce")
	flag.Parse()
	cmd := exec.Command("reader")
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	in, err := cmd.StdinPipe()
	check(err)
	check(cmd.Start())
	for n := range *guests {
		_, err := fmt.Fprintln(in, "Guest", n+1)
		check(err)
	}
	check(in.Close()) // no more guests
	check(cmd.Wait())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "feed:", err)
		os.Exit(1)
	}
}
