package book

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"testing"
	"time"

	"example.com/pipes/tools/apilinks"
	"example.com/pipes/tools/golden"
	"github.com/rogpeppe/go-internal/txtar"
)

// TestEPUB makes the EPUB of a book twice: parts of its case that begin with
// "EPUB/" are files of it. "archive" is how each of its files is packed.
func TestEPUB(t *testing.T) {
	golden.Test(t, "testdata/epub/*.txtar", func(t *testing.T, given *txtar.Archive) map[string]string {
		fsys := smallSite(t)
		for _, f := range given.Files {
			if strings.HasPrefix(f.Name, "chapters/") || strings.HasPrefix(f.Name, "examples/") {
				lay(t, fsys, f)
			}
		}
		o := Options{URL: "https://example.com/book", Repo: "https://example.com/repo", Commit: "0123456789ab", Date: time.Date(2026, 2, 3, 4, 5, 6, 0, time.UTC)}
		made := makeEPUB(t, fsys, o)
		if again := makeEPUB(t, fsys, o); !bytes.Equal(made, again) {
			t.Error("made again, its bytes differ")
		}
		return unpacked(t, made)
	})
}

func makeEPUB(t *testing.T, fsys fs.FS, o Options) []byte {
	pages, err := Build(fsys, o, NewCache(&apilinks.Finder{API: goNames}))
	if err != nil {
		var b strings.Builder
		PrintError(&b, err)
		t.Fatal(b.String())
	}
	return pages[epubFile]
}

// unpacked are the files of an EPUB, but for the style sheet.
func unpacked(t *testing.T, epub []byte) map[string]string {
	z, err := zip.NewReader(bytes.NewReader(epub), int64(len(epub)))
	if err != nil {
		t.Fatal(err)
	}
	files, archive := map[string]string{}, ""
	for _, f := range z.File {
		archive += fmt.Sprintf("%s method %d flags %x extra %d %s\n", f.Name, f.Method, f.Flags, len(f.Extra), f.Modified.UTC().Format(time.RFC3339))
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(f.Name, "EPUB/") && !strings.HasSuffix(f.Name, ".css") {
			files[f.Name] = string(data)
		}
	}
	files["archive"] = archive
	return files
}
