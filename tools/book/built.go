package book

import (
	"go/build"
	"io"
	"path"
	"strings"
)

// checkBuilt reports a file that go build ignores, because of its name or of a
// build constraint: nothing would compile what a page shows of it. Tests are
// not shown.
func (b *Book) checkBuilt(name string, seen shown) {
	src := b.texts[name]
	if strings.HasSuffix(name, "_test.go") {
		return
	}
	built := false
	for _, system := range []string{"linux", "darwin", "windows"} { // for which .ci/run runs go vet
		ok, err := b.builtOn(system, name)
		if err != nil {
			b.errorf(name, constraintLine(src), "%s: correct it", strings.TrimPrefix(err.Error(), path.Base(name)+": "))
			return
		}
		if !ok && system == "linux" && seen[name] {
			b.errorf(name, constraintLine(src), "a chapter shows it, and its name or its build constraint keeps it from Linux, where what is shown is run: make it build there")
			return
		}
		built = built || ok
	}
	if !built {
		b.errorf(name, constraintLine(src), "its name or its build constraint keeps it from linux, darwin and windows, so nothing builds it: correct it")
	}
}

// builtOn says whether go build reads a file of the examples on a system.
func (b *Book) builtOn(system, name string) (bool, error) {
	return b.cache.built.of(system+" "+name, b.texts[name], func(src string) (bool, error) { return builtOn(system, name, src) })
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
