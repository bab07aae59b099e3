// Roll passes on 400,000 names, as arguments and as input.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
)

func main() {
	var names []string
	for n := range 400_000 {
		names = append(names, fmt.Sprint("Guest ", n+1))
	}
	out, err := exec.Command("greet", names...).Output()
	_, err = fmt.Printf("arguments: %d bytes, %v\n", len(out), err)
	check(err)

	cmd := exec.Command("reader")
	cmd.Stdin = strings.NewReader(strings.Join(names, "\n"))
	out, err = cmd.Output()
	_, err = fmt.Printf("input: %d bytes, %v\n", len(out), err)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "roll:", err)
		os.Exit(1)
	}
}
