package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"example.com/pipes/tools/book"
)

// writeSite makes out hold just these pages. They are written to a new folder
// beside it, which then takes its place: whatever fails or is killed, out is
// the last whole site or the new one. A folder with files that weave did not
// write is refused. While another build writes a site beside this one, it
// waits. The error begins with the folder.
func writeSite(out string, pages book.Pages) error {
	real, err := realPath(out)
	if err == nil {
		err = writeReal(real, pages)
	}
	switch errno := syscall.Errno(0); {
	case errors.Is(err, syscall.EBUSY):
		return fmt.Errorf("%s: %w: is it a mount point? choose a folder in it with -o", out, err)
	case errors.As(err, &errno):
		return fmt.Errorf("%s: %w: choose another folder with -o", out, err)
	}
	return err
}

// writeReal is writeSite into a folder that is no symbolic link.
func writeReal(out string, pages book.Pages) (err error) {
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

// writePages writes a site into an empty folder.
func writePages(dir string, pages book.Pages) error {
	// The folder may be private, as those of MkdirTemp are; a site is to be served.
	if err := os.Chmod(dir, 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, markFile), mark(pages), 0o666); err != nil {
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
