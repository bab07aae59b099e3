//go:build unix

package main

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// tryLock locks a file until it is closed, unless another process has locked it.
func tryLock(f *os.File) (locked bool, err error) {
	err = unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	switch {
	case errors.Is(err, unix.EWOULDBLOCK):
		return false, nil
	case errors.Is(err, unix.ENOTSUP) || errors.Is(err, unix.ENOLCK):
		return true, nil // the file system has no locks
	}
	return err == nil, err
}

// removeLock removes a locked file and unlocks it.
func removeLock(f *os.File) error { return errors.Join(os.Remove(f.Name()), f.Close()) }
