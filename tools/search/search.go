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
//
// What is alike is packed best when it stands together: it is written column by
// column, all titles, then all paragraphs and so on, which is 4 % less than
// entry by entry. The script's last line makes entries of the columns.
func Index(w io.Writer, entries iter.Seq[Entry]) error {
	columns := make([][]string, 8)
	last := ""
	for e := range entries {
		page, title := e.Page, e.Title
		if page == last {
			page, title = "", "" // as the one before
		}
		last = e.Page
		line := []string{page, title, e.ID, e.Name}
		for _, texts := range [][]string{e.Words, e.Text, e.Outputs, e.Code} {
			line = append(line, strings.Join(texts, "\n"))
		}
		for i, text := range line {
			columns[i] = append(columns[i], text)
		}
	}
	if _, err := io.WriteString(w, "pipesIndex="); err != nil {
		return err
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(columns); err != nil {
		return fmt.Errorf("search index: %w", err)
	}
	_, err := io.WriteString(w, "pipesIndex=pipesIndex[0].map((_,i)=>pipesIndex.map(c=>c[i]))\n")
	return err
}
