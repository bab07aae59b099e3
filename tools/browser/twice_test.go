package browser_test

import (
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
