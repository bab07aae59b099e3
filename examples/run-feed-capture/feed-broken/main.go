// Feed-broken never says that no more names will come.
package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"time"
)

func main() {
	// The deadline ends what would last for ever.
	ctx, cancel := context.WithTimeout(
		context.Background(), 3*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, "reader")
	cmd.Stdout = os.Stdout
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	check(err)
	check(cmd.Start())
	for _, name := range os.Args[1:] {
		_, err := fmt.Fprintln(in, name)
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
