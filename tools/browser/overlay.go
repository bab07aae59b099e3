package browser

import (
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

//go:embed overlay/syscall_proc_js.go.txt
var syscallProc string

//go:embed overlay/poll_deadline_js.go.txt
var pollDeadline string

// overlay gives the files of the standard library to put in the place of
// those below src, the src folder of a GOROOT: their text by their path, with
// slashes, relative to src. The error names the file that is not as expected.
func overlay(src string) (map[string]string, error) {
	files := map[string]string{
		"syscall/proc_js.go":           syscallProc,
		"internal/poll/deadline_js.go": pollDeadline,
	}
	read := func(name string) (string, error) {
		if text, ok := files[name]; ok {
			return text, nil
		}
		text, err := os.ReadFile(filepath.Join(src, filepath.FromSlash(name)))
		return string(text), err
	}
	for to, from := range transplants {
		text, err := read(from)
		if err != nil {
			return nil, err
		}
		files[to] = text
	}
	for _, t := range tables {
		text, err := read(t.file)
		if err != nil {
			return nil, err
		}
		block, err := cut(text, t.first)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", filepath.Join(src, t.file), err)
		}
		files["syscall/proc_js.go"] += "\n" + t.name + block
	}
	for _, e := range edits {
		text, err := read(e.file)
		if err != nil {
			return nil, err
		}
		if n := strings.Count(text, e.old); n != 1 {
			return nil, fmt.Errorf("%s: this Go release has changed it: the text below is there %d times, not once; mend the edit in tools/browser/edits.go\n%s", filepath.Join(src, e.file), n, e.old)
		}
		files[e.file] = strings.Replace(text, e.old, e.new, 1)
	}
	return files, nil
}

// cut gives what follows the line first, up to and with the line that closes
// the bracket it opens.
func cut(text, first string) (string, error) {
	_, rest, ok := strings.Cut(text, "\n"+first)
	for _, end := range []string{"\n)\n", "\n}\n"} {
		if strings.HasSuffix(strings.TrimSpace(first), map[string]string{"\n)\n": "(", "\n}\n": "{"}[end]) {
			block, _, closed := strings.Cut(rest, end)
			if ok && closed {
				return block + end, nil
			}
		}
	}
	return "", fmt.Errorf("this Go release has changed it: no declaration begins %q; mend the tables in tools/browser/edits.go", first)
}
