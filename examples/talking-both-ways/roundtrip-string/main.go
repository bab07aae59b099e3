// Roundtrip-string has package os/exec send the lines.
package main

import (
	"errors"
	"fmt"
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
	line := strings.Repeat("a", 999) + "\n"
	cmd := exec.Command(os.Args[2])
	cmd.Stdin = strings.NewReader(strings.Repeat(line, lines))
	back, err := cmd.Output()
	check(err)
	_, err = fmt.Println(len(back), "bytes came back")
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "roundtrip-string:", err)
		os.Exit(1)
	}
}
