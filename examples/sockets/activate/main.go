//go:build unix

// Activate opens the bureau, and starts a program when the first
// guest comes.
package main

import (
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
)

func main() {
	if len(os.Args) != 2 {
		check(errors.New("name a program"))
	}
	os.Remove("bureau")
	bureau, err := net.Listen("unix", "bureau")
	check(err)
	file, err := bureau.(*net.UnixListener).File()
	check(err)
	_, err = fmt.Println("open")
	check(err)
	cmd := exec.Command(os.Args[1])
	cmd.Env = append(os.Environ(), "LISTEN_FDS=1")
	cmd.ExtraFiles = []*os.File{file} // descriptor 3
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	check(cmd.Run())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "activate:", err)
		os.Exit(1)
	}
}
