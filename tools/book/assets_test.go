package book

import (
	"io/fs"
	"testing"
	"testing/fstest"
)

// What pages load are files of the book: a link is refused, and what an editor
// left is not published.
func TestAssets(t *testing.T) {
	fsys := smallSite(t)
	fsys["site/assets/style.css~"] = &fstest.MapFile{Data: []byte("left by an editor")}
	s, err := NewSite(fsys, Options{}, NewCache(nil))
	if err != nil {
		t.Fatal(err)
	}
	if style, err := s.Page("assets/style.css"); style == nil || err != nil {
		t.Error("the style sheet is not published: ", err)
	}
	if left, err := s.Page("assets/style.css~"); left != nil || err != nil {
		t.Error("what is published is not what is the book's")
	}
	fsys["site/assets/pw.txt"] = &fstest.MapFile{Data: []byte("/etc/passwd"), Mode: fs.ModeSymlink}
	const want = "site/assets/pw.txt:1: not a regular file: put the file itself here, not a link to it"
	if _, err := NewSite(fsys, Options{}, NewCache(nil)); err == nil || err.Error() != want {
		t.Errorf("%v, want\n%s", err, want)
	}
}
