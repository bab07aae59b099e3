//go:build linux

// Own-ends prints what the kernel shows of the two ends of a pipe.
package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
)

func main() {
	pipein, pipeout, err := os.Pipe()
	check(err)
	check(show("read end", pipein))
	check(show("write end", pipeout))
	pipeout.Fd() // the number isn't used
	check(show("after Fd", pipeout))
}

// show prints the permissions of the link, where it leads, and flags.
func show(what string, file *os.File) error {
	conn, err := file.SyscallConn()
	if err != nil {
		return err
	}
	var failed error
	err = conn.Control(func(fd uintptr) {
		failed = look(what, fd)
	})
	return errors.Join(err, failed)
}

func look(what string, fd uintptr) error {
	link := fmt.Sprint("/proc/self/fd/", fd)
	info, err := os.Lstat(link)
	if err != nil {
		return err
	}
	target, err := os.Readlink(link)
	if err != nil {
		return err
	}
	about, err := os.ReadFile(fmt.Sprint("/proc/self/fdinfo/", fd))
	if err != nil {
		return err
	}
	_, flags, _ := strings.Cut(string(about), "flags:\t")
	flags, _, _ = strings.Cut(flags, "\n")
	_, err = fmt.Println(what, info.Mode().Perm(), target, flags)
	return err
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "own-ends:", err)
		os.Exit(1)
	}
}
