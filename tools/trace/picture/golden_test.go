package picture_test

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"example.com/pipes/tools/golden"
	"example.com/pipes/tools/trace"
	"example.com/pipes/tools/trace/picture"
	"example.com/pipes/tools/trace/stored"
)

// Each case of testdata is a recording, and what a page shows of it: the words,
// and the picture as [shape] describes it, or that with a legend. A part ending
// says why the run was ended.
func TestGolden(t *testing.T) {
	golden.Test(t, "testdata/*.txtar", func(t *testing.T, given *txtar.Archive) map[string]string {
		r := recording(t, given)
		if i := slices.IndexFunc(given.Files, func(f txtar.File) bool { return f.Name == "ending" }); i >= 0 {
			r.Ending = strings.TrimSpace(string(given.Files[i].Data))
		}
		actual := map[string]string{"words": strings.Join(picture.Words(r), "\n") + "\n"}
		for _, width := range []float64{picture.Narrow, picture.Wide} {
			svg, wide := picture.SVG(r, width, false)
			if wide > width {
				t.Errorf("%v wide, not %v", wide, width)
			}
			actual["picture"] = shape(t, svg)
		}
		if slices.ContainsFunc(given.Files, func(f txtar.File) bool { return f.Name == "legend" }) {
			svg, _ := picture.SVG(r, picture.Narrow, true)
			actual["legend"] = shape(t, svg)
		}
		return actual
	})
}

func recording(t testing.TB, archive *txtar.Archive) *trace.Recording {
	t.Helper()
	r, err := stored.Decode("recording", archive.Files[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// shape is what a picture shows, from the top, without its measures: texts,
// and what is drawn that is not there in every picture.
func shape(t *testing.T, svg string) string {
	t.Helper()
	var b strings.Builder
	d := xml.NewDecoder(strings.NewReader(svg))
	text := ""
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String()
		} else if err != nil {
			t.Fatalf("not well formed: %v\n%s", err, svg)
		}
		switch token := token.(type) {
		case xml.StartElement:
			checkInside(t, token, svg)
			if token.Name.Local != "tspan" {
				text = ""
			}
			if class := attr(token, "class"); class != "" && token.Name.Local != "tspan" {
				fmt.Fprintf(&b, "%s %s\n", token.Name.Local, strings.TrimPrefix(class, "t-"))
			}
		case xml.CharData:
			text += string(token)
		case xml.EndElement:
			if name := token.Name.Local; name == "text" || name == "title" {
				fmt.Fprintf(&b, "%s %s\n", name, strings.ReplaceAll(text, "\u00a0", " "))
			}
		}
	}
}

// checkInside holds every rectangle and the start of every text to the
// picture's width, and the picture to what a page has room for.
func checkInside(t *testing.T, e xml.StartElement, svg string) {
	t.Helper()
	var total float64
	if _, err := fmt.Sscanf(svg, `<svg class="trace" viewBox="0 0 %f`, &total); err != nil || total > 760 {
		t.Errorf("width %v, at most 760: %v", total, err)
	}
	if attr(e, "style") != "" {
		t.Error("a style attribute: the page's policy forbids it")
	}
	x, err := strconv.ParseFloat(attr(e, "x"), 64)
	if err != nil {
		return
	}
	w, _ := strconv.ParseFloat(attr(e, "width"), 64)
	if x < 0 || x+w > total {
		t.Errorf("%s from %v to %v sticks out of %v", e.Name.Local, x, x+w, total)
	}
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
