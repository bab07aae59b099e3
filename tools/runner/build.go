package runner

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"example.com/pipes/tools/gocmd"
	"example.com/pipes/tools/transcript"
)

// Root finds the book's root: dir, or the nearest folder above with a go.mod.
func Root(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for d := dir; ; d = filepath.Dir(d) {
		if _, err := os.Stat(filepath.Join(d, "go.mod")); err == nil {
			return d, nil
		}
		if d == filepath.Dir(d) {
			return "", fmt.Errorf("%s: not inside the book: no go.mod here or above", dir)
		}
	}
}

// Programs finds the programs of the book that the commands of a chapter's
// transcripts name, and returns their folders relative to root. A program of
// the chapter itself goes before one of the same name in another chapter.
//
// It looks up only the names it was given: a test that calls it is run again
// when one of these programs comes or goes, and not when others do.
func Programs(root, chapter string, transcripts []*transcript.Transcript) (map[string]string, error) {
	chapters, err := os.ReadDir(filepath.Join(root, "examples"))
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(chapters, func(a, b fs.DirEntry) int {
		if (a.Name() == chapter) == (b.Name() == chapter) {
			return 0
		} else if a.Name() == chapter {
			return -1
		}
		return 1
	})
	found := map[string]string{}
	for _, t := range transcripts {
		for _, e := range t.Exchanges {
			for _, word := range t.Named(e) {
				for _, c := range chapters {
					dir := filepath.Join("examples", c.Name(), word)
					if _, seen := found[word]; !seen && isProgram(filepath.Join(root, dir)) {
						found[word] = dir
					}
				}
			}
		}
	}
	return found, nil
}

func isProgram(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, "main.go"))
	return err == nil
}

// Build builds programs, as [Programs] returns them, into a folder that has
// nothing else in it, and returns that folder. It stays between calls, in the
// user's cache: if it were inside the module, go test would never cache a test
// that uses it. The programs are built without debugging information, which
// makes them a third smaller.
func Build(ctx context.Context, root, chapter string, programs map[string]string) (bin string, err error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("%w: set HOME: the programs are kept in a cache below it", err)
	}
	module := sha256.Sum256([]byte(root))
	cache = filepath.Join(cache, "pipes-in-go")
	own := filepath.Join(cache, hex.EncodeToString(module[:8]))
	bin = filepath.Join(own, "bin", chapter)
	if err := os.MkdirAll(bin, 0o777); err != nil {
		return "", err
	}
	now := time.Now()
	if err := errors.Join(os.Chtimes(own, now, now), prune(cache, now)); err != nil {
		return "", err
	}
	if err := removeOthers(bin, programs); err != nil || len(programs) == 0 {
		return bin, err
	}
	args := []string{"build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", bin + string(filepath.Separator)}
	for _, dir := range slices.Sorted(maps.Values(programs)) {
		args = append(args, "./"+filepath.ToSlash(dir))
	}
	_, err = gocmd.Output(ctx, gocmd.New(ctx, root, args...))
	return bin, err
}

// prune removes the programs of every module that was not built for a week:
// otherwise those of a module that was moved or removed would stay for ever.
func prune(cache string, now time.Time) error {
	bins, err := filepath.Glob(filepath.Join(cache, "*", "bin"))
	for _, bin := range bins {
		module := filepath.Dir(bin)
		info, statErr := os.Stat(module)
		if statErr == nil && now.Sub(info.ModTime()) > keptFor {
			err = errors.Join(err, os.RemoveAll(module))
		}
	}
	return err
}

// removeOthers removes programs that an earlier build left and that no longer
// exist, so that no transcript can run them.
func removeOthers(bin string, programs map[string]string) error {
	entries, err := os.ReadDir(bin)
	if err != nil {
		return err
	}
	var errs []error
	for _, e := range entries {
		if _, ok := programs[strings.TrimSuffix(e.Name(), ".exe")]; !ok {
			errs = append(errs, os.Remove(filepath.Join(bin, e.Name())))
		}
	}
	return errors.Join(errs...)
}
