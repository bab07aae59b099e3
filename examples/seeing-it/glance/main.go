//go:build linux

// Glance prints the first bytes in a pipe of a process, and leaves
// them there.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"

	"golang.org/x/sys/unix"
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
	if !errors.Is(err, unix.EAGAIN) {
		check(err)
	}
	if len(data) == 0 {
		_, err = fmt.Println("empty")
	} else {
		_, err = fmt.Printf("begins with %q\n", data)
	}
	check(err)
}

// copied returns the first bytes in the pipe, at most 40.
func copied(path string) ([]byte, error) {
	flags := os.O_RDONLY | unix.O_NONBLOCK
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
	from, to := int(in.Fd()), int(pipeout.Fd())
	n, err := unix.Tee(from, to, 40, unix.SPLICE_F_NONBLOCK)
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
