// Package search makes the index that the book's search box reads: the whole
// text of the book, a section an entry.
//
// The index is a script, not JSON, because a page that was opened as a file
// may load scripts and may not fetch. It is the text itself, not an inverted
// list: a book compresses about as well as its list of words would, and the
// reader sees each result in its context. The page ranks: assets/rank.js says
// how.
package search

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// An Entry is a place that a result can lead to: a section of a chapter, or
// the file of a program. The texts are plain, and each is one line.
type Entry struct {
	Page    string   // relative to the site's root: "basic-pipes.html"
	Title   string   // of the page
	ID      string   // anchor on the page, or ""
	Name    string   // its heading; or ""
	Words   []string // what readers call it
	Text    []string // paragraphs
	Outputs []string // what is typed there, and what comes back
	Code    []string // names that its programs declare or call
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
		line := []string{page, title, e.ID, e.Name}
		for _, texts := range [][]string{e.Words, e.Text, e.Outputs, e.Code} {
			line = append(line, strings.Join(texts, "\n"))
		}
		if err := enc.Encode(line); err != nil {
			return nil, fmt.Errorf("search index, %s: %w", e.Page, err)
		}
	}
	b.WriteString("]\n")
	return b.Bytes(), nil
}
