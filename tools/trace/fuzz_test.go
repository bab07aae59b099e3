package trace_test

import (
	"os"
	"path/filepath"
	"testing"

	"example.com/pipes/tools/trace"
)

// FuzzDecode holds that whatever is read as a recording can be drawn and told.
func FuzzDecode(f *testing.F) {
	files, err := filepath.Glob("../../examples/*/*.trace.json")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := trace.Decode("f.json", data)
		if err != nil {
			return
		}
		r.SVG(trace.Wide)
		r.SVG(trace.Narrow)
		r.Words()
	})
}
