package browser_test

import (
	"bytes"
	"os"
	"sync"
	"testing"

	"example.com/pipes/tools/browser"
)

// TestTwice: builds of the same programs at once do not disturb each other.
func TestTwice(t *testing.T) {
	if os.Getenv("CI") == "" {
		t.Skip("not tried without CI=1: several builds for the page at once, which take seconds each")
	}
	c := probe
	c.Cache = t.TempDir()
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if _, err := browser.Build(t.Context(), c); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
}

// TestSameBytes: what is built anew is the same, whatever is built beside it.
func TestSameBytes(t *testing.T) {
	if os.Getenv("CI") == "" {
		t.Skip("not tried without CI=1: a build for the page in another cache")
	}
	build := func(c browser.Config) []byte {
		c.Cache = t.TempDir()
		files, err := browser.Build(t.Context(), c)
		check(t, err)
		data, err := os.ReadFile(files["programs"])
		check(t, err)
		return data
	}
	other := probe
	other.Binaries = map[string][]string{"programs": probe.Binaries["programs"], "writer": {"examples/pipe-operations/writer"}}
	if !bytes.Equal(build(probe), build(other)) {
		t.Error("two builds differ")
	}
}
