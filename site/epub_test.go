package site_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
	"testing"

	"example.com/pipes/tools/book"
)

// testEPUB reads the EPUB as an e-reader does: every page is XML, each file is
// listed, and each link within the book leads to a place that is there once.
// Nightly, epubcheck holds it to all of the standard.
func testEPUB(t *testing.T, pages book.Pages) {
	t.Parallel()
	epub := pages["pipes-in-go.epub"]
	z, err := zip.NewReader(bytes.NewReader(epub), int64(len(epub)))
	check(t, err)
	places := map[string]bool{} // files, and their ids
	links := map[string]string{}
	var listed []string
	for _, f := range z.File {
		r, err := f.Open()
		check(t, err)
		places[f.Name] = true
		if path.Ext(f.Name) == ".css" || f.Name == "mimetype" {
			_, err := io.Copy(io.Discard, r) // its checksum
			check(t, err)
			continue
		}
		for _, e := range elements(t, f.Name, r) {
			for _, a := range e.Attr {
				switch to := path.Join(path.Dir(f.Name), a.Value); {
				case a.Name.Local == "id" && path.Ext(f.Name) == ".xhtml":
					if place := f.Name + "#" + a.Value; places[place] {
						t.Errorf("%s stands for two places", place)
					} else {
						places[place] = true
					}
				case a.Name.Local != "href" || strings.HasPrefix(a.Value, "http"):
				case strings.HasPrefix(a.Value, "#"):
					links[f.Name+a.Value] = f.Name
				default:
					links[to] = f.Name
					if e.Name.Local == "item" {
						listed = append(listed, to)
					}
				}
			}
		}
	}
	for to, from := range links {
		if !places[to] {
			t.Errorf("%s links to %s, which is nowhere", from, to)
		}
	}
	for _, f := range z.File[2:] { // behind the mimetype and the container
		if f.Name != "EPUB/package.opf" && !slices.Contains(listed, f.Name) {
			t.Errorf("package.opf does not list %s", f.Name)
		}
	}
	t.Logf("%d KB, %d files, %d links within", len(epub)/1000, len(z.File), len(links))
}

// elements are those of an XML file, in order.
func elements(t *testing.T, name string, r io.Reader) []xml.StartElement {
	t.Helper()
	var all []xml.StartElement
	for d := xml.NewDecoder(r); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return all
		}
		if e, ok := token.(xml.StartElement); ok {
			all = append(all, e.Copy())
		}
	}
}
