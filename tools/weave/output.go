package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// markFile says that a folder is a site that weave wrote, and may replace.
const markFile = ".weave"

// writeSite makes out hold just these pages. They are written to a new folder
// beside it, which then takes its place: whatever fails, the last good site
// stays as it is. A folder that holds anything else is refused.
func writeSite(out string, pages pages) (err error) {
	out, err = filepath.Abs(out)
	if err != nil {
		return err
	}
	if err := checkOutput(out); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(out), 0o777); err != nil {
		return err
	}
	fresh, err := os.MkdirTemp(filepath.Dir(out), "."+filepath.Base(out)+".weave-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(fresh)) }()
	// MkdirTemp makes a private folder, and a site is to be served.
	if err := os.Chmod(fresh, 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(fresh, markFile), []byte("weave build replaces this folder whole.\n"), 0o666); err != nil {
		return err
	}
	for name, data := range pages {
		file := filepath.Join(fresh, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(file, data, 0o666); err != nil {
			return err
		}
	}
	return replace(fresh, out)
}

// checkOutput refuses a folder that weave did not write.
func checkOutput(out string) error {
	entries, err := os.ReadDir(out)
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(entries) == 0 {
		return nil
	}
	if err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(out, markFile)); err != nil {
		return fmt.Errorf("%s: not empty, and not written by weave: choose another folder with -o, or remove it", out)
	}
	return nil
}

// replace puts the folder fresh in the place of out. What was there, if
// anything, is then at fresh.
func replace(fresh, out string) error {
	err := exchange(fresh, out)
	if err == nil || !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	old := fresh + "-old"
	if err := os.Rename(out, old); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Rename(fresh, out); err != nil {
		return errors.Join(err, os.Rename(old, out))
	}
	return os.RemoveAll(old)
}
