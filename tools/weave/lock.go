package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// lock makes the folder dir and keeps other builds of site out of it until
// unlock, or until this process ends, however it ends. Where another build has
// the lock, the error names that build's process.
func lock(dir, site string) (unlock func() error, err error) {
	name := filepath.Join(dir, "lock")
	for {
		if err := os.MkdirAll(dir, 0o777); err != nil {
			return nil, err
		}
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o666)
		if errors.Is(err, fs.ErrNotExist) {
			continue // the build that had the lock has just removed the folder
		} else if err != nil {
			return nil, err
		}
		if locked, err := tryLock(f); err != nil || !locked {
			if err == nil {
				err = otherBuild(f, site)
			}
			return nil, errors.Join(err, f.Close())
		}
		if here, err := sameFile(f, name); err != nil || !here {
			if err = errors.Join(err, f.Close()); err != nil {
				return nil, err
			}
			continue // it is the file of the build that had the lock, and is removed
		}
		unlock = func() error { return removeLock(f) }
		if err := f.Truncate(0); err != nil { // a build that was killed has left its number
			return nil, errors.Join(err, unlock())
		}
		if _, err := fmt.Fprintf(f, "process %d", os.Getpid()); err != nil {
			return nil, errors.Join(err, unlock())
		}
		return unlock, nil
	}
}

// otherBuild is the error that another build has the lock f.
func otherBuild(f *os.File, site string) error {
	process, err := io.ReadAll(f)
	if err != nil {
		return err
	}
	if len(process) == 0 { // it has only just begun
		process = []byte("another process")
	}
	return fmt.Errorf("%s: %s is building this site: wait until it has ended, or choose another folder with -o", site, process)
}

func sameFile(f *os.File, name string) (bool, error) {
	opened, err := f.Stat()
	if err != nil {
		return false, err
	}
	named, err := os.Stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil && os.SameFile(opened, named), err
}
