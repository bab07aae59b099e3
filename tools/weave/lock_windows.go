package main

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// tryLock locks a file until it is closed, unless another process has locked
// it. It locks a byte far behind the text, which others may read meanwhile.
func tryLock(f *os.File) (locked bool, err error) {
	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	err = windows.LockFileEx(windows.Handle(f.Fd()), flags, 0, 1, 0, &windows.Overlapped{Offset: 1 << 20})
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return false, nil
	}
	return err == nil, err
}

// removeLock unlocks a file and removes it: Windows removes no open file. That
// another build has opened it meanwhile is no error.
func removeLock(f *os.File) error {
	err := f.Close()
	_ = os.Remove(f.Name())
	return err
}
