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
	"encoding/json"
	"fmt"
	"io"
	"iter"
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

// Index writes the script. Entries of one page stand together.
func Index(w io.Writer, entries iter.Seq[Entry]) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	next, last := "pipesIndex=[", ""
	for e := range entries {
		if _, err := io.WriteString(w, next); err != nil {
			return err
		}
		page, title := e.Page, e.Title
		if page == last {
			page, title = "", "" // as the one before
		}
		next, last = ",", e.Page
		line := []string{page, title, e.ID, e.Name}
		for _, texts := range [][]string{e.Words, e.Text, e.Outputs, e.Code} {
			line = append(line, strings.Join(texts, "\n"))
		}
		if err := enc.Encode(line); err != nil {
			return fmt.Errorf("search index, %s: %w", e.Page, err)
		}
	}
	_, err := io.WriteString(w, "]\n")
	return err
}
