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
	"io"
	"iter"
	"strings"
)

// An Entry is a place that a result can lead to: a section of a chapter, or
// the file of a program. The texts are plain, and each is one line.
type Entry struct {
	Page    string   // relative to the site's root: "basic-pipes.html"
	Title   string   // of the page that the entry is from
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
// entry by entry. Where an anchor is its heading in lower case, with hyphens and
// without punctuation, it is left out, which is 2 % less. The script's last line
// makes entries of the columns, and those anchors.
func Index(w io.Writer, entries iter.Seq[Entry]) error {
	var columns [8]bytes.Buffer // of JSON
	var text bytes.Buffer
	enc := json.NewEncoder(&text)
	enc.SetEscapeHTML(false)
	var last Entry
	for e := range entries {
		page, title := e.Page, e.Title
		if page == last.Page {
			page = "" // as the one before
		}
		if title == last.Title {
			title = ""
		}
		last = e
		id := e.ID
		if id == anchor(e.Name) {
			id = ""
		}
		line := []string{page, title, id, e.Name}
		for _, texts := range [][]string{e.Words, e.Text, e.Outputs, e.Code} {
			line = append(line, strings.Join(texts, "\n"))
		}
		for i, t := range line {
			text.Reset()
			if err := enc.Encode(t); err != nil {
				return fmt.Errorf("search index: %w", err)
			}
			if columns[i].Len() > 0 {
				columns[i].WriteByte(',')
			}
			columns[i].Write(bytes.TrimRight(text.Bytes(), "\n"))
		}
	}
	script := []io.Reader{strings.NewReader("pipesIndex=[[")}
	for i := range columns {
		if i > 0 {
			script = append(script, strings.NewReader("],["))
		}
		script = append(script, &columns[i])
	}
	script = append(script, strings.NewReader("]]\n"+entriesOf))
	_, err := io.Copy(w, io.MultiReader(script...))
	return err
}

// entriesOf makes the entries, in the page; what it does to a heading is what
// anchor does.
const entriesOf = `pipesIndex=pipesIndex[0].map((_,i)=>pipesIndex.map(c=>c[i]))
for(const e of pipesIndex)e[2]||=e[3].toLowerCase().replace(/[^a-z0-9 _-]/g,"").replaceAll(" ","-")
`

// anchor is the usual one of a heading.
func anchor(heading string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9', r == '_', r == '-':
			return r
		}
		return -1
	}, strings.ToLower(heading))
}
