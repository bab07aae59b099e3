package runner

import (
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// keptFor is how long folders stay that only a killed process can have left.
const keptFor = 7 * 24 * time.Hour

// MkdirTemp makes a temporary folder for an exchange. It removes those with the
// same prefix that are older than a week: the process that made
// them was killed, and so was its guard.
func MkdirTemp(prefix string) (string, error) {
	old, err := filepath.Glob(filepath.Join(os.TempDir(), prefix+"*"))
	if err != nil {
		return "", err
	}
	for _, dir := range old {
		if info, err := os.Stat(dir); err == nil && time.Since(info.ModTime()) > keptFor {
			_ = Remove(dir) // it may be another user's
		}
	}
	return os.MkdirTemp("", prefix)
}

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
