// At-most runs commands, at most so many at the same time, and prints
// their outputs one after the other.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
)

func main() {
	if len(os.Args) < 2 {
		check(errors.New("say how many may run at once"))
	}
	most, err := strconv.Atoi(os.Args[1])
	check(err)
	if most < 1 {
		check(errors.New("say at least 1"))
	}
	running := make(chan bool, most)
	var outputs []chan string
	for _, line := range os.Args[2:] {
		output := make(chan string, 1)
		outputs = append(outputs, output)
		go func() {
			running <- true // waits while most are running
			output <- run(line)
			<-running
		}()
	}
	for _, output := range outputs {
		_, err := fmt.Print(<-output)
		check(err)
	}
}

// run returns what the command printed, and how it failed.
func run(line string) string {
	words := strings.Fields(line)
	if len(words) == 0 {
		check(errors.New("a command has no name"))
	}
	cmd := exec.Command(words[0], words[1:]...)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Run(); err != nil {
		fmt.Fprintf(&out, "%s: %v\n", words[0], err)
	}
	return out.String()
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "at-most:", err)
		os.Exit(1)
	}
}
