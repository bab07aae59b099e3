// Package golden tests cases that are txtar files: some parts of a case are
// what is given, the others what must come of it. A new case is a new file, and
// go test -update writes what must come of it; read that before you commit it.
package golden

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite what the golden cases expect")

// Test runs a case for each file that matches the pattern. Actual gives the
// texts that come of a case, by the names of the parts that expect them. A part
// that is not there expects nothing.
func Test(t *testing.T, pattern string, actual func(t *testing.T, given *txtar.Archive) map[string]string) {
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: no cases: %v", pattern, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			differs := compare(archive, actual(t, archive))
			if *update && len(differs) > 0 {
				if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
					t.Error(err)
				}
				return
			}
			for _, d := range differs {
				t.Errorf("%s: %s", file, d)
			}
		})
	}
}

// compare says what differs, and puts what is actual into the archive.
func compare(archive *txtar.Archive, actual map[string]string) []string {
	var differs []string
	for _, name := range slices.Sorted(maps.Keys(actual)) {
		got, want := actual[name], ""
		at := slices.IndexFunc(archive.Files, func(f txtar.File) bool { return f.Name == name })
		if at >= 0 {
			want = string(archive.Files[at].Data)
		}
		if got == want {
			continue
		}
		differs = append(differs, fmt.Sprintf("%s is\n%s\nwant\n%s", name, got, want))
		if at < 0 {
			archive.Files = append(archive.Files, txtar.File{Name: name})
			at = len(archive.Files) - 1
		}
		archive.Files[at].Data = []byte(got)
	}
	return differs
}
