package browser

import (
	"encoding/json"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
)

// Replacements are files that the go command is to read in the place of
// others, or where there are none.
type replacements struct {
	root, dir string            // of the module; where the files are written
	replace   map[string]string // by the file that is replaced, the one that was written
	sources   map[string]string // by the latter, the source that it was made of
}

func newReplacements(root, dir string) *replacements {
	return &replacements{root: root, dir: dir, replace: map[string]string{}, sources: map[string]string{}}
}

// add replaces the file target.
func (r *replacements) add(target string, text []byte) error {
	written := filepath.Join(r.dir, strconv.Itoa(len(r.replace))+".go")
	r.replace[target] = written
	return os.WriteFile(written, text, 0o666)
}

// addPackage puts a package into the module's folder parent.
func (r *replacements) addPackage(parent string, p *program) error {
	for name, text := range p.files {
		// The name as it is could keep a file from the page's system: f_linux.go.
		// One that can't stays as it is: a program may print it, as a test does.
		base := name
		if strings.Contains(name, "_") {
			base = strings.TrimSuffix(name, ".go") + "_page.go"
		}
		target := filepath.Join(r.root, filepath.FromSlash(parent), p.name, base)
		if err := r.add(target, text); err != nil {
			return err
		}
		r.sources[r.replace[target]] = path.Join(p.dir, name)
	}
	return nil
}

// list is the file that says what replaces what, for the flag -overlay.
func (r *replacements) list() string { return filepath.Join(r.dir, "overlay.json") }

func (r *replacements) writeList() error {
	text, err := json.Marshal(map[string]any{"Replace": r.replace})
	if err != nil {
		return err
	}
	return os.WriteFile(r.list(), text, 0o666)
}
