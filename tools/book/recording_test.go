package book

import (
	"bytes"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// A comment, or another formatting, makes no recording stale.
func TestCommentKeepsRecording(t *testing.T) {
	overlay, err := txtar.ParseFile("testdata/check/recording-stale.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range overlay.Files {
		overlay.Files[i].Data = bytes.ReplaceAll(f.Data, []byte("Hello, world"), []byte("Hello"))
	}
	if err := checkBook(t, overlay); err != "" {
		t.Error(err)
	}
}
