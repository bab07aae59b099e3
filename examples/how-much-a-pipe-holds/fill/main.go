//go:build linux

// Fill finds out how much fits into a pipe, in writes of four sizes.
package main

import (
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

func main() {
	page := os.Getpagesize()
	try("1 byte", 1)
	try("half a page", page/2)
	try("half a page and 1 byte", page/2+1)
	try("a page", page)
}

// try fills a new pipe, and prints how much of it was used.
func try(name string, size int) {
	r, w, err := os.Pipe()
	check(err)
	capacity, err := unix.FcntlInt(w.Fd(), unix.F_GETPIPE_SZ, 0)
	check(err)
	n := fill(int(w.Fd()), size)
	_, err = fmt.Printf("%3d %% in writes of %s\n",
		100*n/capacity, name)
	check(err)
	check(w.Close())
	check(r.Close())
}

// fill writes until a write would block, and returns how much fit.
func fill(fd, size int) int {
	check(unix.SetNonblock(fd, true))
	data := make([]byte, size)
	for total := 0; ; {
		n, err := unix.Write(fd, data)
		if err == unix.EAGAIN { // the pipe is full
			return total
		}
		check(err)
		total += n
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "fill:", err)
		os.Exit(1)
	}
}
