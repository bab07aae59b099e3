package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// holders prints who has a write end of the pipe, as /proc has it.
func holders(pipein *os.File) error {
	ours := fmt.Sprint("/proc/self/fd/", pipein.Fd())
	pipe, err := os.Readlink(ours)
	if err != nil {
		return err
	}
	links, err := filepath.Glob("/proc/[0-9]*/fd/*")
	if err != nil {
		return err
	}
	for _, link := range links {
		name, err := os.Readlink(link)
		if err != nil || name != pipe {
			continue // gone, hidden from us, or another file
		}
		info, err := os.Lstat(link)
		if err != nil || info.Mode().Perm()&0o200 == 0 {
			continue // a read end
		}
		p := strings.Split(link, "/") // "", proc, PID, fd, number
		fmt.Println("held by process", p[2], "as descriptor", p[4])
	}
	return nil
}
