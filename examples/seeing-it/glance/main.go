//go:build linux

// Glance prints what's in a pipe of a process, and leaves it there.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"syscall"
)

func main() {
	if len(os.Args) != 3 {
		check(errors.New("say a process ID and a descriptor"))
	}
	pid, err := strconv.Atoi(os.Args[1])
	check(err)
	fd, err := strconv.Atoi(os.Args[2])
	check(err)
	path := fmt.Sprintf("/proc/%d/fd/%d", pid, fd)
	info, err := os.Stat(path)
	check(err)
	if info.Mode()&os.ModeNamedPipe == 0 {
		check(errors.New("that isn't a pipe"))
	}
	data, err := copied(path)
	if errors.Is(err, syscall.EAGAIN) {
		data, err = nil, nil // it's empty
	}
	check(err)
	_, err = fmt.Printf("%d bytes: %.40q\n", len(data), data)
	check(err)
}

// copied returns what the pipe holds, or the first part of it.
func copied(path string) ([]byte, error) {
	flags := os.O_RDONLY | syscall.O_NONBLOCK
	in, err := os.OpenFile(path, flags, 0)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	pipein, pipeout, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer pipein.Close()
	defer pipeout.Close()
	const most, dontWait = 1 << 20, 2 // SPLICE_F_NONBLOCK
	from, to := int(in.Fd()), int(pipeout.Fd())
	n, err := syscall.Tee(from, to, most, dontWait)
	if err != nil {
		return nil, err
	}
	data := make([]byte, n)
	_, err = io.ReadFull(pipein, data)
	return data, err
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "glance:", err)
		os.Exit(1)
	}
}
