// Feed-early-broken feeds reader before it starts it.
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
	for n := range *guests {
		_, err := fmt.Fprintln(in, "Guest", n+1)
		check(err)
	}
	check(in.Close()) // no more guests
	check(cmd.Start())
	check(cmd.Wait())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "feed-early-broken:", err)
		os.Exit(1)
	}
}
