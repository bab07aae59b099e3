package browser

import (
	"errors"
	"slices"
	"testing"
)

// A Go release that changed what an edit replaces is told from other errors:
// the book is then made without Run.
func TestOtherRelease(t *testing.T) {
	saved := edits
	defer func() { edits = saved }()
	edits = append(slices.Clone(edits), edit{"os/pipe_wasm.go", "no such text", ""})
	c := Config{Root: "../..", Binaries: map[string][]string{"programs": {"tools/browser/testdata/probe"}}, Cache: t.TempDir()}
	if _, err := Build(t.Context(), c); !errors.Is(err, ErrRelease) {
		t.Error(err)
	}
}
