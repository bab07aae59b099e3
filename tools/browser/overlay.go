package browser

import (
	"cmp"
	_ "embed"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

//go:embed overlay/syscall_proc_js.go.txt
var syscallProc string

//go:embed overlay/poll_deadline_js.go.txt
var pollDeadline string

// Patches are what is done to files of the standard library, or of the
// commands beside it. Each must fit as it is written here.
type patches struct {
	added       map[string]string // files
	transplants map[string]string // a file in the place of another
	cuts        []section
	edits       []edit // made last
}

// overlay gives the files of the standard library to put in the place of
// those below src, the src folder of a GOROOT: their text by their path, with
// slashes, relative to src. The error names the file that is not as expected.
func overlay(src string) (map[string]string, error) {
	p := patches{
		added: map[string]string{
			"syscall/proc_js.go":           syscallProc,
			"internal/poll/deadline_js.go": pollDeadline,
		},
		transplants: transplants,
		edits:       edits,
	}
	for _, t := range tables {
		text, err := os.ReadFile(filepath.Join(src, filepath.FromSlash(t.file)))
		if err != nil {
			return nil, err
		}
		block, err := cut(string(text), t.first)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", filepath.Join(src, t.file), err)
		}
		p.added["syscall/proc_js.go"] += "\n" + t.name + block
	}
	return p.apply(src)
}

// apply gives the text of each file that the patches make, by its path.
func (p patches) apply(src string) (map[string]string, error) {
	files := map[string]string{}
	maps.Copy(files, p.added)
	read := func(name string) (string, error) {
		if text, ok := files[name]; ok {
			return text, nil
		}
		text, err := os.ReadFile(filepath.Join(src, filepath.FromSlash(name)))
		return string(text), err
	}
	for _, to := range slices.Sorted(maps.Keys(p.transplants)) {
		text, err := read(p.transplants[to])
		if err != nil {
			return nil, err
		}
		files[to] = text
	}
	edits := slices.Clone(p.edits)
	for _, c := range p.cuts {
		text, err := read(c.file)
		if err != nil {
			return nil, err
		}
		_, rest, _ := strings.Cut(text, c.from)
		between, _, _ := strings.Cut(rest, c.to)
		edits = append(edits, edit{c.file, c.from + between + c.to, c.to})
	}
	for _, e := range edits {
		text, err := read(e.file)
		if err != nil {
			return nil, err
		}
		if n := strings.Count(text, e.old); n != 1 {
			from := cmp.Or(p.transplants[e.file], e.file)
			return nil, fmt.Errorf("%s: this Go release has changed it: the text below is there %d times, not once; correct the edits in tools/browser\n%s", filepath.Join(src, filepath.FromSlash(from)), n, e.old)
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
