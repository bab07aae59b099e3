// Roundtrip-window sends four lines, reads four, and so on.
package main

import (
	"bufio"
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

	exchange(in, out, lines)
	check(cmd.Wait())
	_, err = fmt.Println(lines, "lines came back")
	check(err)
}

// exchange sends four lines at a time, and then reads as many.
func exchange(in io.WriteCloser, out io.Reader, lines int) {
	answers := bufio.NewReader(out)
	line := strings.Repeat("a", 999) + "\n"
	for lines > 0 {
		few := min(lines, 4)
		_, err := io.WriteString(in, strings.Repeat(line, few))
		check(err)
		for range few {
			_, err := answers.ReadString('\n')
			check(err)
		}
		lines -= few
	}
	check(in.Close())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "roundtrip-window:", err)
		os.Exit(1)
	}
}
