// Quartet has four goroutines write lines into one pipe, and looks at
// the lines that arrive.
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"sync"
)

const size = 1_000_000 // bytes in a line, far more than a pipe holds

func main() {
	r, w, err := os.Pipe()
	check(err)
	var voices sync.WaitGroup
	for _, voice := range []string{"a", "b", "c", "d"} {
		voices.Go(func() { sing(voice, w) })
	}
	go func() {
		voices.Wait()
		check(w.Close())
	}()
	lines, torn := listen(bufio.NewReader(r))
	_, err = fmt.Printf("%d lines, torn: %t\n", lines, torn)
	check(err)
}

// sing writes five lines of one letter, each with a single Write.
func sing(voice string, w *os.File) {
	line := append(bytes.Repeat([]byte(voice), size-1), '\n')
	for range 5 {
		_, err := w.Write(line)
		check(err)
	}
}

// listen counts lines. One that isn't a single letter all through, or
// not as long as it was written, has been torn.
func listen(in *bufio.Reader) (lines int, torn bool) {
	for {
		line, err := in.ReadBytes('\n')
		if err == io.EOF {
			return lines, torn || len(line) > 0
		}
		check(err)
		lines++
		same := bytes.Count(line, line[:1]) == len(line)-1
		torn = torn || !same || len(line) != size
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "quartet:", err)
		os.Exit(1)
	}
}
