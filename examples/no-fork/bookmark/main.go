// Bookmark opens a file once, and reads it in two processes.
package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
)

func main() {
	if os.Getenv("BOOKMARK_ROLE") == "child" {
		child()
	} else {
		parent()
	}
}

// parent lets the child read first, then reads on.
func parent() {
	guests, err := os.Open("guests")
	check(err)
	self, err := os.Executable()
	check(err)
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), "BOOKMARK_ROLE=child")
	cmd.ExtraFiles = []*os.File{guests}
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	check(cmd.Run())
	rest, err := io.ReadAll(guests)
	check(err)
	_, err = fmt.Printf("parent: %q\n", rest)
	check(err)
}

// child reads four bytes.
func child() {
	buf := make([]byte, 4)
	_, err := io.ReadFull(os.NewFile(3, "guests"), buf)
	check(err)
	_, err = fmt.Printf("child: %q\n", buf)
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "bookmark:", err)
		os.Exit(1)
	}
}
