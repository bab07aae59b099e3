//go:build linux

// Narrow runs a program with the smallest pipe there is.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"time"

	"golang.org/x/sys/unix"
)

func main() {
	if len(os.Args) != 2 {
		check(errors.New("name a program to run"))
	}
	r, w, err := os.Pipe()
	check(err)
	size, err := unix.FcntlInt(w.Fd(), unix.F_SETPIPE_SZ, 1)
	check(err)
	page := os.Getpagesize()
	say("asked for 1 byte, got a page: ", size == page)

	cmd := exec.Command(os.Args[1], strconv.Itoa(2*page))
	cmd.Stdout, cmd.Stderr = w, os.Stderr
	check(cmd.Start())
	check(w.Close())
	time.Sleep(time.Second)
	say("nothing read yet")
	buf := make([]byte, page)
	for range 2 {
		_, err = io.ReadFull(r, buf)
		check(err)
	}
	check(cmd.Wait())
	say("2 pages read")
}

// say prints where pour prints, so that the order is seen.
func say(words ...any) {
	_, err := fmt.Fprintln(os.Stderr, "narrow:", fmt.Sprint(words...))
	check(err)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "narrow:", err)
		os.Exit(1)
	}
}
