// Roundtrip-single sends lines to a program that answers into a file.
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
	out, err := os.CreateTemp("", "roundtrip-single-*")
	check(err)
	check(os.Remove(out.Name())) // gone when it's closed
	cmd.Stdout = out
	check(cmd.Start())

	check(send(in, lines))
	check(cmd.Wait())
	_, err = out.Seek(0, io.SeekStart)
	check(err)
	back, err := io.ReadAll(out)
	check(err)
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
		fmt.Fprintln(os.Stderr, "roundtrip-single:", err)
		os.Exit(1)
	}
}
