// Choir-token has four processes write long lines into one pipe. Only
// the one that has the token writes.
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
	tokenin, tokenout, err := os.Pipe()
	check(err)
	_, err = tokenout.Write([]byte{'.'}) // the only one
	check(err)
	var singers []*exec.Cmd
	for _, voice := range []string{"a", "b", "c", "d"} {
		singers = append(singers, start(voice, w, tokenin, tokenout))
	}
	check(w.Close()) // the singers have their own
	lines, torn := listen(bufio.NewReader(r), size)
	for _, singer := range singers {
		check(singer.Wait())
	}
	_, err = fmt.Printf("%d lines, torn: %t\n", lines, torn)
	check(err)
}

// sing writes fifty lines of one letter. For each, it takes the token
// and puts it back.
func sing(voice string, size int) {
	line := append(bytes.Repeat([]byte(voice), size-1), '\n')
	take, put := os.NewFile(3, "take"), os.NewFile(4, "put")
	token := make([]byte, 1)
	for range 50 {
		_, err := take.Read(token)
		check(err)
		_, err = os.Stdout.Write(line)
		check(err)
		_, err = put.Write(token)
		check(err)
	}
}

// start runs this program again, with w as its standard output.
func start(voice string, w *os.File, token ...*os.File) *exec.Cmd {
	self, err := os.Executable()
	check(err)
	cmd := exec.Command(self, os.Args[1:]...)
	cmd.Env = append(os.Environ(), "CHOIR_VOICE="+voice)
	cmd.Stdout, cmd.Stderr = w, os.Stderr
	cmd.ExtraFiles = token // 3 to take it, 4 to put it back
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
		fmt.Fprintln(os.Stderr, "choir-token:", err)
		os.Exit(1)
	}
}
