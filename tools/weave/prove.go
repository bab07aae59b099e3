package main

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"example.com/pipes/tools/gocmd"
)

// tested are the packages whose tests are the proof of the book: that every
// output is what its program prints, and that the pages are made as they must.
var tested = []string{"./examples/...", "./tools/book", "./site"}

// A proof runs the tests of the book for the pages that a build makes
// meanwhile. It holds for them because all that both read is the same before
// and after.
type proof struct {
	root   string
	before map[string][sha256.Size]byte // by the file's name
}

func beginProof(root string) (*proof, error) {
	files, err := sums(root)
	return &proof{root, files}, err
}

// finish runs the tests. The error says what fails, what was left out, or
// which file has changed.
func (p *proof) finish(ctx context.Context) error {
	cmd := gocmd.New(ctx, p.root, append([]string{"test", "-json"}, tested...)...)
	// No flag from outside leaves out a test, and the slow tests that CI asks
	// for are not part of this proof.
	cmd.Env = append(cmd.Env, "GOFLAGS=", "CI=", "PIPES_DRIFT=")
	defer progress("running the tests of the book")()
	events, err := gocmd.Output(ctx, cmd)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	wrong := findings(bytes.NewReader(events), p.chapters())
	if wrong == nil {
		wrong = err
	}
	if wrong != nil {
		return fmt.Errorf("%w\nso nothing is proven, and no site is written: correct it, or build without -prove", wrong)
	}
	return p.unchanged()
}

// chapters are the folders of examples that hold transcripts, sorted.
func (p *proof) chapters() []string {
	dirs := map[string]bool{}
	for name := range p.before {
		if path.Ext(name) == ".txtar" && strings.HasPrefix(name, "examples/") && strings.Count(name, "/") == 2 {
			dirs[path.Dir(name)] = true
		}
	}
	return slices.Sorted(maps.Keys(dirs))
}

// unchanged refuses what was proven of other files than the site is made from.
func (p *proof) unchanged() error {
	after, err := sums(p.root)
	if err != nil {
		return err
	}
	var errs []error
	names := maps.Clone(p.before)
	maps.Copy(names, after)
	for _, name := range slices.Sorted(maps.Keys(names)) {
		now, ok := after[name]
		if before, was := p.before[name]; ok != was || now != before {
			errs = append(errs, fmt.Errorf("%s: changed while the tests ran: build again", name))
		}
	}
	return errors.Join(errs...)
}

// sums reads every file that the tests or the site are made of.
func sums(root string) (map[string][sha256.Size]byte, error) {
	files := map[string][sha256.Size]byte{}
	for _, top := range []string{"go.mod", "go.sum", "chapters", "examples", "site", "tools"} {
		err := fs.WalkDir(os.DirFS(root), top, func(name string, d fs.DirEntry, err error) error {
			switch {
			case errors.Is(err, fs.ErrNotExist) && name == top:
				return nil
			case err != nil:
				return err
			case d.IsDir() && (name == "site/public" || strings.HasPrefix(d.Name(), ".")):
				return fs.SkipDir
			case d.IsDir():
				return nil
			}
			data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
			files[name] = sha256.Sum256(data)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return files, nil
}

// A testEvent is a line of go test -json.
type testEvent struct{ Action, Package, ImportPath, Test, Output string }

// A testReport is what go test -json has said.
type testReport struct {
	output map[[2]string]string // by package and test
	wrong  map[string][]string  // what failed or was left out, by package
	passed map[string]bool      // packages whose TestTranscripts passed
}

// findings reads what go test -json reports, and says what failed, which
// exchanges were left out, and which of the chapters were not tested at all.
func findings(events io.Reader, chapters []string) error {
	r := testReport{map[[2]string]string{}, map[string][]string{}, map[string]bool{}}
	for lines := json.NewDecoder(events); ; {
		var e testEvent
		if err := lines.Decode(&e); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return fmt.Errorf("go test -json: %w", err)
		}
		r.add(e)
	}
	var errs []error
	for _, name := range slices.Sorted(maps.Keys(r.wrong)) {
		errs = append(errs, errors.New(strings.Join(r.wrong[name], "\n")))
	}
	for _, dir := range chapters {
		isOf := func(name string) bool { return strings.HasSuffix(name, "/"+dir) }
		if !slices.ContainsFunc(slices.Collect(maps.Keys(r.passed)), isOf) && len(errs) == 0 {
			errs = append(errs, fmt.Errorf("%s: go test passes over it: see go.mod, and what go list finds in ./examples", dir))
		}
	}
	return errors.Join(errs...)
}

func (r *testReport) add(e testEvent) {
	name := cmp.Or(e.Package, e.ImportPath)
	test := [2]string{name, e.Test}
	text := strings.TrimSpace(r.output[test])
	switch e.Action {
	case "output", "build-output":
		r.output[test] += withoutFrame(e.Output)
	case "pass":
		if e.Test == "TestTranscripts" {
			r.passed[name] = true
		}
	case "skip":
		if e.Test != "" && strings.Contains(name, "/examples/") {
			r.wrong[name] = append(r.wrong[name], text)
		}
	case "fail", "build-fail":
		// A test that only holds tests that fail says nothing of its own, and a
		// package only that it fails.
		if text != "" && (e.Test != "" || len(r.wrong[name]) == 0) {
			_, tail, ok := strings.Cut(text, "FAIL: ") // testscript's log of the script
			if ok && e.Test != "" {
				text = tail
			}
			r.wrong[name] = append(r.wrong[name], text)
		}
	}
}

var (
	framing = regexp.MustCompile(`^\s*(===|---) `)
	logged  = regexp.MustCompile(`^ +(\w+\.go:\d+: ?)?`)
)

// withoutFrame is a line of a test's output without what package testing puts
// around it.
func withoutFrame(line string) string {
	if framing.MatchString(line) {
		return ""
	}
	return logged.ReplaceAllString(line, "")
}
