package browser_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"example.com/pipes/tools/browser"
)

// TestToolchainTwice: two builds of the compiler, and of what programs import,
// are the same bytes, and nothing in them says where they were built.
func TestToolchainTwice(t *testing.T) {
	if os.Getenv("CI") == "" {
		t.Skip("not tried without CI=1: two builds of the compiler for the page")
	}
	t.Parallel()
	again := probe
	again.Cache = t.TempDir()
	one, err := browser.BuildToolchain(t.Context(), probe)
	check(t, err)
	two, err := browser.BuildToolchain(t.Context(), again)
	check(t, err)
	same := func(a, b string) {
		one, err := os.ReadFile(a)
		check(t, err)
		two, err := os.ReadFile(b)
		check(t, err)
		if !bytes.Equal(one, two) {
			t.Errorf("%s and %s differ", a, b)
		}
	}
	same(one.Wasm, two.Wasm)
	for _, p := range one.Packages {
		same(filepath.Join(one.Archives, p.File), filepath.Join(two.Archives, p.File))
	}
	if one.Version != two.Version || len(one.Packages) != len(two.Packages) || len(one.Packages) < 50 {
		t.Errorf("%s with %d packages, and %s with %d", one.Version, len(one.Packages), two.Version, len(two.Packages))
	}
}
