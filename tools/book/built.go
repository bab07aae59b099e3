package book

import (
	"go/build"
	"io"
	"path"
	"slices"
	"strings"
)

// checkBuilt reports a file that go build ignores, because of its name or of a
// build constraint: nothing would compile what a page shows of it. Tests are
// not shown.
func (b *Book) checkBuilt(name string, seen shown) {
	made, src := b.examples[name], b.texts[name]
	switch {
	case strings.HasSuffix(name, "_test.go"):
	case made.constraint != nil:
		b.errorf(name, constraintLine(src), "%s: correct it", strings.TrimPrefix(made.constraint.Error(), path.Base(name)+": "))
	case seen[name] && !slices.Contains(made.systems, "linux"):
		b.errorf(name, constraintLine(src), "a chapter shows it, and its name or its build constraint keeps it from Linux, where what is shown is run: make it build there")
	case len(made.systems) == 0:
		b.errorf(name, constraintLine(src), "its name or its build constraint keeps it from linux, darwin and windows, so nothing builds it: correct it")
	}
}

// systemsOf are those, of the ones for which .ci/run runs go vet, on which go
// build reads a file.
func systemsOf(name, src string) ([]string, error) {
	var systems []string
	for _, system := range []string{"linux", "darwin", "windows"} {
		built, err := builtOn(system, name, src)
		if err != nil {
			return nil, err
		}
		if built {
			systems = append(systems, system)
		}
	}
	return systems, nil
}

// builtOn says whether go build reads a file on a system, with or without a C
// compiler, on each of two architectures.
func builtOn(system, name, src string) (bool, error) {
	if !strings.Contains(path.Base(name), "_") && !strings.Contains(src, "build") {
		return true, nil // nothing in it names a system
	}
	for _, c := range []build.Context{{GOARCH: "amd64", CgoEnabled: true}, {GOARCH: "arm64"}} {
		c.GOOS, c.Compiler, c.ReleaseTags = system, "gc", build.Default.ReleaseTags
		c.JoinPath = path.Join
		c.OpenFile = func(string) (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(src)), nil }
		if ok, err := c.MatchFile(path.Dir(name), path.Base(name)); !ok || err != nil {
			return false, err
		}
	}
	return true, nil
}

// constraintLine is the line of a file's build constraint, or else the first.
func constraintLine(src string) int {
	n := 0
	for line := range strings.Lines(src) {
		if n++; strings.HasPrefix(line, "//go:build") || strings.HasPrefix(line, "// +build") {
			return n
		}
	}
	return 1
}
