// Feed-broken doesn't close the input of reader.
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
	check(cmd.Wait())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "feed-broken:", err)
		os.Exit(1)
	}
}
