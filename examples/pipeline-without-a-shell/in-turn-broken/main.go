// In-turn-broken runs a program to its end, and then reader.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"time"
)

func main() {
	if len(os.Args) < 2 {
		check(errors.New("name a program to run"))
	}
	// The deadline ends what would last for ever.
	ctx, cancel := context.WithTimeout(
		context.Background(), 3*time.Second)
	defer cancel()
	r, w, err := os.Pipe()
	check(err)
	first := exec.CommandContext(ctx, os.Args[1], os.Args[2:]...)
	first.Stdout = w
	second := exec.Command("reader")
	second.Stdin, second.Stdout = r, os.Stdout
	check(first.Run())
	check(w.Close())
	check(second.Run())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "in-turn-broken:", err)
		os.Exit(1)
	}
}
