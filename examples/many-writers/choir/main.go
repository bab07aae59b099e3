// Choir has four processes write lines into one pipe, and looks at
// the lines that arrive.
package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
)

func main() {
	if len(os.Args) != 2 {
		check(errors.New("say how long a line is"))
	}
	size, err := strconv.Atoi(os.Args[1])
	check(err)
	if size < 2 {
		check(errors.New("a line has at least 2 bytes"))
	}
	if voice := os.Getenv("CHOIR_VOICE"); voice != "" {
		sing(voice, size)
		return
	}
	r, w, err := os.Pipe()
	check(err)
	var singers []*exec.Cmd
	for _, voice := range []string{"a", "b", "c", "d"} {
		singers = append(singers, start(voice, w))
	}
	check(w.Close()) // the singers have their own
	lines, torn := listen(bufio.NewReader(r), size)
	for _, singer := range singers {
		check(singer.Wait())
	}
	_, err = fmt.Printf("%d lines, torn: %t\n", lines, torn)
	check(err)
}

// sing writes fifty lines of one letter, each in a single write.
func sing(voice string, size int) {
	line := append(bytes.Repeat([]byte(voice), size-1), '\n')
	for range 50 {
		_, err := os.Stdout.Write(line)
		check(err)
	}
}

// start runs this program again, with w as its standard output.
func start(voice string, w *os.File) *exec.Cmd {
	self, err := os.Executable()
	check(err)
	cmd := exec.Command(self, os.Args[1:]...)
	cmd.Env = append(os.Environ(), "CHOIR_VOICE="+voice)
	cmd.Stdout, cmd.Stderr = w, os.Stderr
	check(cmd.Start())
	return cmd
}

// listen counts lines. One that isn't a single letter all through, or
// not as long as it was written, has been torn.
func listen(in *bufio.Reader, size int) (lines int, torn bool) {
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
		fmt.Fprintln(os.Stderr, "choir:", err)
		os.Exit(1)
	}
}
