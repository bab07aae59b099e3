// Labelled runs commands at the same time, and prints each line of
// their outputs as it comes, with the command's name in front.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
)

func main() {
	var running sync.WaitGroup
	for _, line := range os.Args[1:] {
		words := strings.Fields(line)
		if len(words) == 0 {
			check(errors.New("a command has no name"))
		}
		cmd := exec.Command(words[0], words[1:]...)
		out, err := cmd.StdoutPipe()
		check(err)
		cmd.Stderr = cmd.Stdout // the same pipe
		check(cmd.Start())
		running.Go(func() {
			label(words[0], bufio.NewReader(out))
			if err := cmd.Wait(); err != nil {
				fmt.Fprintf(os.Stderr, "%s: %v\n", words[0], err)
			}
		})
	}
	running.Wait()
}

// label prints each line with a single Write.
func label(name string, in *bufio.Reader) {
	for {
		line, err := in.ReadString('\n')
		if line != "" {
			line = strings.TrimSuffix(line, "\n")
			_, err := fmt.Printf("%s> %s\n", name, line)
			check(err)
		}
		if err == io.EOF {
			return
		}
		check(err)
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "labelled:", err)
		os.Exit(1)
	}
}
