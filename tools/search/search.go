// Package search makes the index that the book's search box reads: the text
// of the book, cut into places that a link can lead to.
//
// The index is a script, not JSON, because a page that was opened as a file
// may load scripts and may not fetch. It is the text itself, not an inverted
// list: a book compresses about as well as its list of words would, and the
// reader sees each result in its context. The page ranks; assets/search.js
// says how.
package search

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// An Entry is a place that a result can lead to.
type Entry struct {
	Page  string // relative to the site's root: "basic-pipes.html"
	Title string // of the page
	ID    string // anchor on the page, or ""
	Name  string // of the place: a heading, a caption; or ""
	Kind  string // "" for prose, or what it is: "program", "output"
	Text  string // plain text in one line
}

// Index gives the script. Entries of one page stand together.
func Index(entries []Entry) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("pipesIndex=[")
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for i, e := range entries {
		if i > 0 {
			b.WriteByte(',')
		}
		page, title := e.Page, e.Title
		if i > 0 && entries[i-1].Page == page {
			page, title = "", "" // as the one before
		}
		if err := enc.Encode([]string{page, title, e.ID, e.Name, e.Kind, e.Text}); err != nil {
			return nil, fmt.Errorf("search index, %s: %w", e.Page, err)
		}
	}
	b.WriteString("]\n")
	return b.Bytes(), nil
}
