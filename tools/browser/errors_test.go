package browser_test

import (
	"errors"
	"go/scanner"
	"os"
	"strings"
	"testing"

	"example.com/pipes/tools/browser"
)

// TestBuildErrors: what stands in the way is named, with its place.
func TestBuildErrors(t *testing.T) {
	for dir, want := range map[string]string{
		"init":    "tools/browser/testdata/bad/init/main.go:3:1: a func init would run for every program in the page, as they share one binary: do it in main",
		"flag":    "tools/browser/testdata/bad/flag/main.go:5:13: a flag defined outside main would be every program's in the page, as they share one binary: define it in main",
		"library": "tools/browser/testdata/bad/library: there is no func main in this folder: a program of the book is a package main",
		"missing": "tools/browser/testdata/bad/missing: there is no func main in this folder: a program of the book is a package main",
	} {
		_, err := browser.Build(t.Context(), browser.Config{Root: "../..", Binaries: map[string][]string{"bad": {"tools/browser/testdata/bad/" + dir}}, Cache: t.TempDir()})
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: the error is %v\nand should say %s", dir, err, want)
		}
	}
}

// TestCompileErrors: what does not compile is named as it was written, and not
// as what was made of it.
func TestCompileErrors(t *testing.T) {
	if os.Getenv("CI") == "" {
		t.Skip("CI is not set: what the errors of a build name was not tried")
	}
	_, err := browser.Build(t.Context(), browser.Config{
		Root:     "../..",
		Binaries: map[string][]string{"bad": {"tools/browser/testdata/bad/types", "tools/browser/testdata/bad/linux"}},
		Cache:    t.TempDir(),
	})
	var list scanner.ErrorList
	if !errors.As(err, &list) {
		t.Fatalf("no list: %v", err)
	}
	var got strings.Builder
	scanner.PrintError(&got, list)
	const want = `tools/browser/testdata/bad/linux/main.go:5:27: undefined: syscall.Mkfifo
tools/browser/testdata/bad/types/main.go:4:2: declared and not used: x
tools/browser/testdata/bad/types/main.go:5:6: not enough arguments in call to two
	have (number)
	want (int, int)
`
	if got.String() != want {
		t.Errorf("%s\nand should be\n%s", &got, want)
	}
}
