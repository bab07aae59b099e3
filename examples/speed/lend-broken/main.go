//go:build linux

// Lend-broken puts a name into a pipe, and reuses its memory for
// the next name.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"

	"golang.org/x/sys/unix"
)

func main() {
	r, w, err := os.Pipe()
	check(err)
	page := newPage()
	copy(page, "Tina\n")
	lend(w, page[:5])
	copy(page, "Gene\n") // who comes next
	check(w.Close())
	name, err := bufio.NewReader(r).ReadString('\n')
	check(err)
	_, err = fmt.Print("the reader got ", name)
	check(err)
}

// lend puts data, at least a byte, into the pipe without copying it.
// Fd puts w into blocking mode. As main closes w later, the garbage
// collector doesn't close it before.
func lend(w *os.File, data []byte) {
	iov := []unix.Iovec{{Base: &data[0]}}
	iov[0].SetLen(len(data))
	n, err := unix.Vmsplice(int(w.Fd()), iov, 0)
	check(err)
	if n != len(data) { // more than the pipe had room for
		check(io.ErrShortWrite)
	}
}

// newPage returns memory that Go's garbage collector doesn't manage.
func newPage() []byte {
	page, err := unix.Mmap(-1, 0, os.Getpagesize(),
		unix.PROT_READ|unix.PROT_WRITE,
		unix.MAP_ANON|unix.MAP_PRIVATE)
	check(err)
	return page
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "lend-broken:", err)
		os.Exit(1)
	}
}
