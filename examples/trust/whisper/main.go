//go:build linux

// Whisper passes a secret to a child in three ways, and looks for it
// in what /proc shows of that child.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
)

const secret = "36-4-18"

func main() {
	if os.Getenv("WHISPER_ROLE") == "child" {
		_, err := io.Copy(os.Stdout, os.Stdin) // until it ends
		check(err)
		return
	}
	self, err := os.Executable()
	check(err)
	overhear("argument", exec.Command(self, secret), "")
	variable := exec.Command(self)
	variable.Env = append(os.Environ(), "COMBINATION="+secret)
	overhear("variable", variable, "")
	overhear("pipe", exec.Command(self), secret)
}

// overhear runs cmd, and writes text into its standard input. It
// looks at the child between the answer and the end of the input.
func overhear(way string, cmd *exec.Cmd, text string) {
	cmd.Env = append(cmd.Environ(), "WHISPER_ROLE=child")
	in, err := cmd.StdinPipe()
	check(err)
	out, err := cmd.StdoutPipe()
	check(err)
	check(cmd.Start())
	_, err = fmt.Fprintln(in, text)
	check(err)
	_, err = bufio.NewReader(out).ReadString('\n')
	check(err)
	for _, name := range []string{"cmdline", "environ"} {
		look(way, fmt.Sprintf("/proc/%d/%s", cmd.Process.Pid, name))
	}
	check(in.Close())
	check(cmd.Wait())
}

// look says whether the file has the secret in it, and who may read
// the file.
func look(way, path string) {
	info, err := os.Stat(path)
	check(err)
	data, err := os.ReadFile(path)
	check(err)
	_, err = fmt.Printf("%s: %s %s %t\n", way, info.Mode(),
		info.Name(), strings.Contains(string(data), secret))
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "whisper:", err)
		os.Exit(1)
	}
}
