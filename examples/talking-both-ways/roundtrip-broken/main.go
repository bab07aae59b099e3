// Roundtrip-broken sends all its lines before it reads an answer.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
)

func main() {
	if len(os.Args) != 3 {
		check(errors.New("say how many lines, and name a program"))
	}
	lines, err := strconv.Atoi(os.Args[1])
	check(err)
	cmd := exec.Command(os.Args[2])
	in, err := cmd.StdinPipe()
	check(err)
	out, err := cmd.StdoutPipe()
	check(err)
	check(cmd.Start())

	check(send(in, lines))
	back, err := io.ReadAll(out)
	check(err)
	check(cmd.Wait())
	_, err = fmt.Println(len(back), "bytes came back")
	check(err)
}

// send writes that many lines of 1,000 bytes, and closes in.
func send(in io.WriteCloser, lines int) (err error) {
	for n := 0; err == nil && n < lines; n++ {
		_, err = fmt.Fprintln(in, strings.Repeat("a", 999))
	}
	return errors.Join(err, in.Close())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "roundtrip-broken:", err)
		os.Exit(1)
	}
}
