package main

import (
	"os"
	"testing"

	"example.com/pipes/tools/book"
	"example.com/pipes/tools/runner"
)

// TestToolchainBudget holds what the first Change of chapter 1 loads to its
// weight.
func TestToolchainBudget(t *testing.T) {
	if os.Getenv("CI") == "" {
		t.Skip("not tried without CI=1: the size of the compiler for the page, which takes a build")
	}
	root, err := runner.Root(".")
	check(t, err)
	b, err := book.Read(os.DirFS(root), book.NewCache(nil))
	check(t, err)
	built, err := buildToolchain(t.Context(), root, b)
	check(t, err)
	info, err := os.Stat(built.Wasm)
	check(t, err)
	size := info.Size()
	needed := map[string]bool{}
	var need func(name string)
	need = func(name string) {
		if p, ok := built.Packages[name]; ok && !needed[name] {
			needed[name] = true
			size += p.Size
			for _, i := range p.Imports {
				need(i)
			}
		}
	}
	for _, name := range []string{"runtime", "bufio", "bytes", "errors", "flag", "fmt", "io", "os", "os/exec", "strings", "sync", "time"} {
		need(name)
	}
	t.Logf("%d bytes, %d packages", size, len(needed))
	if size > 14_000_000 {
		t.Errorf("compiler, linker and the packages of chapter 1 have %d bytes: at most 14,000,000", size)
	}
}
