//go:build unix

package main

import (
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// lock waits until no other build writes into a folder, and keeps others
// waiting until unlock. The kernel lets go of it when the process ends,
// however it ends.
func lock(dir string) (unlock func() error, err error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	for {
		err = unix.Flock(int(f.Fd()), unix.LOCK_EX)
		switch {
		case errors.Is(err, unix.EINTR):
			continue
		case errors.Is(err, unix.ENOTSUP) || errors.Is(err, unix.ENOLCK):
			return f.Close, nil // a file system without locks
		case err != nil:
			return nil, errors.Join(fmt.Errorf("%s: lock: %w", dir, err), f.Close())
		}
		return f.Close, nil
	}
}
