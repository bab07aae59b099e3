//go:build unix

// Private makes a named pipe in a folder of its own.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"syscall"
)

func main() {
	dir, err := os.MkdirTemp("", "desk-")
	check(err)
	desk := filepath.Join(dir, "desk")
	check(syscall.Mkfifo(desk, 0o600))
	for _, path := range []string{dir, desk} {
		info, err := os.Stat(path)
		check(err)
		_, err = fmt.Println(info.Mode())
		check(err)
	}
	check(os.RemoveAll(dir))
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "private:", err)
		os.Exit(1)
	}
}
