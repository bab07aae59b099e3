package book

import (
	"maps"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestDiffers excepts two pairs of programs: one that differs by more than it
// may, and one that does not.
func TestDiffers(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/check/broken.txtar")
	if err != nil {
		t.Fatal(err)
	}
	defer func(old map[string]string) { differs = old }(maps.Clone(differs))
	differs["four-broken and hello"] = "it has four lines"
	differs["three-broken and hello"] = "it has three"
	got := checkBook(t, archive)
	if strings.Contains(got, "four-broken and hello") {
		t.Errorf("it is not excepted:\n%s", got)
	}
	const stale = "chapters/one.md:13: three-broken and hello differ by 3 lines: remove them from the exceptions in tools/book/broken.go\n"
	if !strings.Contains(got, stale) {
		t.Errorf("the errors are\n%s\nwant among them\n%s", got, stale)
	}
}
