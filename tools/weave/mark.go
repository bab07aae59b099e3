package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// markFile says that a folder is a site that weave wrote, and lists its files:
// weave may replace the folder while it holds no others.
const markFile = ".weave"

const markHead = "weave build replaces this folder while it holds no files but these:\n"

// mark is the text of the mark file for files of these names.
func mark(names []string) []byte {
	names = slices.Sorted(slices.Values(names))
	return []byte(markHead + strings.Join(names, "\n") + "\n")
}

// checkOutput refuses a folder that weave did not write, and one with files
// that were added since.
func checkOutput(out string) error {
	entries, err := os.ReadDir(out)
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(entries) == 0 {
		return nil
	}
	if err != nil {
		return err
	}
	data, err := os.ReadFile(filepath.Join(out, markFile))
	if err != nil {
		return fmt.Errorf("%s: not empty, and not written by weave: choose another folder with -o, or remove it", out)
	}
	names, err := foreignFiles(out, data)
	if err != nil || len(names) == 0 {
		return err
	}
	if len(names) == 1 {
		return fmt.Errorf("%s: weave did not write it: move it away, or choose another folder with -o", filepath.Join(out, names[0]))
	}
	const most = 3
	list := strings.Join(names[:min(most, len(names))], ", ")
	if len(names) > most {
		list += fmt.Sprintf(" and %d more", len(names)-most)
	}
	return fmt.Errorf("%s: weave did not write %s: move them away, or choose another folder with -o", out, list)
}

// foreignFiles lists the files of a site that its mark does not list, sorted. A
// folder of only such files is listed in place of the files.
func foreignFiles(out string, mark []byte) (names []string, err error) {
	ours := map[string]bool{".": true, markFile: true}
	for line := range bytes.Lines(mark) {
		for name := strings.TrimSuffix(string(line), "\n"); !ours[name]; name = path.Dir(name) {
			ours[name] = true
		}
	}
	err = fs.WalkDir(os.DirFS(out), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || ours[name] {
			return err
		}
		for !ours[path.Dir(name)] {
			name = path.Dir(name)
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
		return nil
	})
	slices.Sort(names)
	return names, err
}
