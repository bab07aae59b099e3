package site_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"

	"example.com/pipes/site"
)

// hostile is text that would be seen in HTML if it weren't escaped, between tags
// as well as in the value of an attribute.
const hostile = `<i>&"`

// filled is a value whose every text is hostile.
func filled[T any](html ...string) T {
	var v T
	fill(reflect.ValueOf(&v).Elem(), html)
	return v
}

// fill fills a value, but for the fields that are HTML.
func fill(v reflect.Value, html []string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(hostile)
	case reflect.Int:
		v.SetInt(1)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), html)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(v.Index(i), html)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && !slices.Contains(html, f.Name) {
				fill(v.Field(i), html)
			}
		}
	}
}

// TestFailingText: what a page's text or its file can't do is told, and no other
// page gets what had been written.
func TestFailingText(t *testing.T) {
	failure := errors.New("no room")
	page := filled[site.Page]()
	page.Body = func(b *bytes.Buffer) error { b.WriteString("half"); return failure }
	whole := filled[site.Whole]()
	whole.Chapters = slices.Values([]site.Section{{}})
	for name, err := range map[string]error{
		"text": page.Write(io.Discard), "file": site.WriteMissing(failing{failure}, site.Frame{}), "book.html": whole.Write(failing{failure}),
	} {
		if !errors.Is(err, failure) {
			t.Errorf("%s: %v, want %v", name, err, failure)
		}
	}
	var b bytes.Buffer
	if err := site.WriteMissing(&b, site.Frame{}); err != nil || strings.Contains(b.String(), "half") {
		t.Errorf("%v: %s", err, &b)
	}
}

// A failing writer writes nothing.
type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// TestEscape: nothing that is plain text gets into a page as HTML, whichever text
// it is.
func TestEscape(t *testing.T) {
	for name, write := range everything() {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		got := strings.ReplaceAll(b.String(), "<i>Run</i>, <i>Change</i>, <i>Show what happened</i>", "")
		for _, raw := range []string{"<i>", `&"`} {
			if at := strings.Index(got, raw); at >= 0 {
				t.Errorf("%s: %s", name, got[max(0, at-80):min(len(got), at+40)])
			}
		}
		if err := wellFormed(b.Bytes()); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// wellFormed says what is wrong with HTML as XML. Most of all it finds an end tag
// that is missing, or one too many: a browser passes over that, and an e-reader
// shows nothing of such a page.
func wellFormed(html []byte) error {
	return xml.Unmarshal(slices.Concat([]byte("<all>"), html, []byte("</all>")), new(struct{}))
}

// everything is all that the package writes, of hostile texts, by a name for it.
func everything() map[string]func(io.Writer) error {
	all := map[string]func(io.Writer) error{}
	frames := map[string]site.Frame{"": filled[site.Frame](), ", listed": filled[site.Frame](), ", home": filled[site.Frame](), ", elsewhere": filled[site.Frame]()}
	listed, home, elsewhere := frames[", listed"], frames[", home"], frames[", elsewhere"]
	listed.Parts[0].Pages[1].Href, listed.Path = hostile+"here", hostile+"here"
	home.Path, elsewhere.Path, elsewhere.Proven = "index.html", hostile+"elsewhere", ""
	frames[", listed"], frames[", home"], frames[", elsewhere"] = listed, home, elsewhere
	for which, f := range frames {
		page, source, whole := filled[site.Page](), filled[site.Source]("HTML"), filled[site.Whole]()
		page.Frame, source.Frame, whole.Frame = f, f, f
		page.Headings[0].Level = 2
		page.Body = func(*bytes.Buffer) error { return nil }
		section := filled[site.Section]("Body")
		section.Title += "another"
		whole.Chapters = slices.Values([]site.Section{section})
		all["page"+which], all["file"+which], all["book.html"+which] = page.Write, source.Write, whole.Write
		all["404"+which] = func(w io.Writer) error { return site.WriteMissing(w, f) }
		chapter, epub := filled[site.EPUBChapter](), filled[site.EPUB]()
		chapter.Frame, epub.Frame = f, f
		chapter.Body = func(*bytes.Buffer) (answers, notes string, err error) { return "<h3></h3>", "<p></p>", nil }
		all["EPUB"+which], all["EPUB's contents"+which], all["EPUB's package"+which] = chapter.Write, epub.WriteContents, epub.WritePackage
	}
	for which, look := range map[string]site.Look{"page": site.OnPage, "book.html": site.InWhole, "EPUB": site.InEPUB} {
		all["figures of "+which] = func(w io.Writer) error {
			var b bytes.Buffer
			writeFigures(&b, look)
			_, err := b.WriteTo(w)
			return err
		}
	}
	return all
}

// writeFigures writes each kind of figure, folded and not.
func writeFigures(b *bytes.Buffer, look site.Look) {
	for _, folded := range []bool{false, true} {
		l, e, p := filled[site.Listing]("HTML"), filled[site.Exchange](), filled[site.Picture]("Wide", "Narrow")
		l.Folded, e.Folded, p.Folded = folded, folded, folded
		l.Links = folded
		l.Lines = append(l.Lines, site.CodeLine{HTML: `<span class="k">if</span> <span class="c">// c</span>`, Change: "added"})
		e.Out = append(e.Out, []site.Span{{Text: hostile}, {Text: hostile, Kind: "control"}, {Text: hostile, Kind: "pid"}})
		look.Listing(b, l)
		l.Since = ""
		look.Listing(b, l)
		look.Exchange(b, e)
		look.Exchange(b, site.Exchange{}) // without an output
		look.Picture(b, p)
		look.Start(b, filled[site.Start]())
		index := filled[[]site.IndexGroup]()
		index[0].Entries[0].Code = folded
		site.WriteIndex(b, index)
		site.WriteLink(b, hostile, hostile)
	}
}
