package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"example.com/pipes/tools/book"
)

// markFile says that a folder is a site that weave wrote, and may replace.
const markFile = ".weave"

// writeSite makes out hold just these pages. They are written to a new folder
// beside it, which then takes its place: whatever fails or is killed, out is
// the last whole site or the new one. A folder that holds anything else is
// refused. While another build writes a site beside this one, it waits.
func writeSite(out string, pages book.Pages) (err error) {
	out, err = realPath(out)
	if err != nil {
		return err
	}
	parent := filepath.Dir(out)
	if err := os.MkdirAll(parent, 0o777); err != nil {
		return err
	}
	unlock, err := lock(parent)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, unlock()) }()
	if err := mend(out); err != nil {
		return err
	}
	if err := checkOutput(out); err != nil {
		return err
	}
	fresh, err := os.MkdirTemp(parent, besides(out)+"*")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(fresh)) }()
	if err := writePages(fresh, pages); err != nil {
		return err
	}
	return replace(fresh, out)
}

// realPath is where a folder is, or is to be: what a symbolic link leads to
// is replaced, and not the link.
func realPath(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	real, err := filepath.EvalSymlinks(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return dir, nil
	}
	return real, err
}

// besides is what the names of the folders that builds write beside a site
// begin with.
func besides(out string) string { return "." + filepath.Base(out) + ".weave-" }

const oldSuffix = "-old"

// mend clears away what killed builds left beside a site. Where one was killed
// between the two renames of [replace], it puts the old site back.
func mend(out string) error {
	entries, err := os.ReadDir(filepath.Dir(out))
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), besides(out)) || !e.IsDir() {
			continue
		}
		name := filepath.Join(filepath.Dir(out), e.Name())
		_, err := os.Lstat(out)
		if errors.Is(err, fs.ErrNotExist) && strings.HasSuffix(name, oldSuffix) {
			err = os.Rename(name, out)
		} else {
			err = os.RemoveAll(name)
		}
		if err != nil {
			return err
		}
	}
	return nil
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

// writePages writes a site into an empty folder.
func writePages(dir string, pages book.Pages) error {
	// The folder may be private, as those of MkdirTemp are; a site is to be served.
	if err := os.Chmod(dir, 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, markFile), []byte("weave build replaces this folder whole.\n"), 0o666); err != nil {
		return err
	}
	made := map[string]bool{dir: true}
	for name, data := range pages {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if folder := filepath.Dir(file); !made[folder] {
			if err := os.MkdirAll(folder, 0o777); err != nil {
				return err
			}
			made[folder] = true
		}
		if err := os.WriteFile(file, data, 0o666); err != nil {
			return err
		}
	}
	return nil
}

// replace puts the folder fresh in the place of out. What was there, if
// anything, is then at fresh, or gone.
func replace(fresh, out string) error {
	err := exchange(fresh, out)
	if err == nil || !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	old := fresh + oldSuffix
	if err := os.Rename(out, old); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Rename(fresh, out); err != nil {
		return errors.Join(err, os.Rename(old, out))
	}
	return os.RemoveAll(old)
}
