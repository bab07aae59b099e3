package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// swap puts the folder fresh in the place of out. What was there, if anything,
// is then at fresh, at old, or gone.
func swap(fresh, out, old string) error {
	err := exchange(fresh, out)
	if errors.Is(err, errors.ErrUnsupported) || errors.Is(err, fs.ErrNotExist) {
		err = renameTwice(fresh, out, old)
	}
	if errors.Is(err, syscall.EXDEV) {
		return renameOver(fresh, out)
	}
	return err
}

// renameTwice swaps where the system has no one step for it. A build that is
// killed between the two leaves the site at old, and the next puts it back.
func renameTwice(fresh, out, old string) error {
	if err := os.Rename(out, old); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Rename(fresh, out); err != nil {
		if restore := os.Rename(old, out); !errors.Is(restore, fs.ErrNotExist) {
			err = errors.Join(err, restore)
		}
		return err
	}
	return nil
}

// renameOver removes out first. It is for a folder that came with a
// container's image: overlayfs removes such a folder and does not rename it. A
// build that is killed here leaves a part of the old site, still marked as
// weave's, so that the next build may replace it.
func renameOver(fresh, out string) error {
	entries, err := os.ReadDir(out)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.Name() != markFile {
			err = errors.Join(err, os.RemoveAll(filepath.Join(out, e.Name())))
		}
	}
	if err != nil {
		return err
	}
	return errors.Join(os.RemoveAll(out), os.Rename(fresh, out))
}
