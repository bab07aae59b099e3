// Greet has reader greet the guests that its arguments name.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
)

func main() {
	names := strings.Join(os.Args[1:], "\n")
	cmd := exec.Command("reader")
	cmd.Stdin = strings.NewReader(names)
	greetings, err := cmd.Output()
	check(err)
	_, err = fmt.Printf("%q\n", greetings)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "greet:", err)
		os.Exit(1)
	}
}
