package runner

import (
	"io/fs"
	"os"
	"path/filepath"
)

// Remove removes the folder of an exchange. What is in a folder that the
// exchange made read-only can only be removed when that is undone.
func Remove(base string) error {
	if os.RemoveAll(base) == nil {
		return nil
	}
	err := filepath.WalkDir(base, func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			err = os.Chmod(name, 0o700) // before WalkDir reads the folder
		}
		return err
	})
	if err != nil {
		return err
	}
	return os.RemoveAll(base)
}
