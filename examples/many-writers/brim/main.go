//go:build linux

// Brim fills a pipe until only little is free, and then writes more.
package main

import (
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

func main() {
	r, w, err := os.Pipe()
	check(err)
	fd := int(w.Fd())
	page, err := unix.FcntlInt(w.Fd(), unix.F_SETPIPE_SZ, 1)
	check(err)
	check(unix.SetNonblock(fd, true))
	_, err = unix.Write(fd, make([]byte, page-96))
	check(err)
	for _, size := range []int{200, 96} {
		_, err := unix.Write(fd, make([]byte, size))
		_, err = fmt.Println(size, "bytes:", err)
		check(err)
	}
	check(w.Close())
	check(r.Close())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "brim:", err)
		os.Exit(1)
	}
}
