package picture_test

import (
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"example.com/pipes/tools/trace/picture"
	"example.com/pipes/tools/trace/stored"
)

// FuzzDraw: whatever is read as a recording can be drawn and put into words.
// It begins with the recordings of the golden cases, not with those of the
// book: a changed program is no reason to run this again.
func FuzzDraw(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		f.Fatal("no cases", err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		data, err := stored.Encode(recording(f, archive))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := stored.Decode("f.json", data)
		if err != nil {
			return
		}
		picture.SVG(r, picture.Wide, false)
		picture.SVG(r, picture.Narrow, false)
		picture.Words(r)
	})
}
