package trace_test

import (
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"example.com/pipes/tools/trace"
)

var update = flag.Bool("update", false, "rewrite what the golden cases expect")

// Each case of testdata is what strace wrote (parts t.THREAD), or a recording
// (part recording), and what becomes of it: events, words, picture.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			r := recording(t, archive)
			changed := false
			for i, part := range archive.Files {
				var got string
				switch part.Name {
				case "events":
					got = events(t, r)
				case "words":
					got = strings.Join(r.Words(), "\n") + "\n"
				case "picture":
					for _, width := range []float64{trace.Narrow, trace.Wide} {
						svg, wide := r.SVG(width)
						if wide > width {
							t.Errorf("%s: %v wide, not %v", file, wide, width)
						}
						got = shape(t, svg)
					}
				default:
					continue
				}
				if got != string(part.Data) && *update {
					archive.Files[i].Data, changed = []byte(got), true
				} else if got != string(part.Data) {
					t.Errorf("%s: %s is now\n%s\ninstead of\n%s", file, part.Name, got, part.Data)
				}
			}
			if changed {
				if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

func recording(t testing.TB, archive *txtar.Archive) *trace.Recording {
	t.Helper()
	for _, part := range archive.Files {
		if part.Name == "recording" {
			r, err := trace.Decode("recording", part.Data)
			if err != nil {
				t.Fatal(err)
			}
			return r
		}
	}
	fsys := fstest.MapFS{}
	for _, part := range archive.Files {
		if strings.HasPrefix(part.Name, "t.") {
			fsys[part.Name] = &fstest.MapFile{Data: part.Data}
		}
	}
	r, err := trace.Events(fsys, trace.Pause, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// events are those lines of the file that hold events.
func events(t *testing.T, r *trace.Recording) string {
	t.Helper()
	b, err := r.Encode()
	if err != nil {
		t.Fatal(err)
	}
	again, err := trace.Decode("encoded", b)
	if err != nil {
		t.Fatal(err)
	}
	if b2, err := again.Encode(); err != nil || string(b2) != string(b) {
		t.Errorf("decoded and encoded again it is another: %v\n%s", err, b2)
	}
	_, list, _ := strings.Cut(string(b), "\"events\": [\n")
	return strings.TrimSuffix(list, "]\n}\n")
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
