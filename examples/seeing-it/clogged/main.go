//go:build linux

// Clogged prints which processes have something to read in a pipe.
package main

import (
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

func main() {
	all, err := ends()
	check(err)
	for _, e := range all {
		if e.writes {
			continue
		}
		n, err := waiting(e)
		switch {
		case errors.Is(err, os.ErrNotExist), // gone by now
			errors.Is(err, os.ErrPermission),
			errors.Is(err, unix.ENOTTY): // not a pipe any more
			continue
		}
		check(err)
		if n == 0 {
			continue
		}
		_, err = fmt.Printf("%d bytes for %s, process %d, at %d\n",
			n, e.name, e.pid, e.fd)
		check(err)
	}
}

// waiting asks how many bytes are in the pipe.
func waiting(e end) (n int, err error) {
	path := fmt.Sprintf("/proc/%d/fd/%d", e.pid, e.fd)
	flags := os.O_RDONLY | unix.O_NONBLOCK
	in, err := os.OpenFile(path, flags, 0)
	if err != nil {
		return 0, err
	}
	defer in.Close()
	return unix.IoctlGetInt(int(in.Fd()), unix.TIOCINQ)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "clogged:", err)
		os.Exit(1)
	}
}
