// Package search makes the index that the book's search box reads: the text
// of the book, cut into places that a link can lead to.
//
// The index is a script, not JSON, because a page that was opened as a file
// may load scripts and may not fetch. It is the text itself, not an inverted
// list: a book compresses about as well as its list of words would, and the
// reader sees each result in its context. As a book grows, ever less of each
// text stays as it was, and of the rest the distinct words. The page ranks;
// assets/search.js says how.
package search

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"
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
	entries = fit(entries)
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

// limit is how many characters of text the index holds: it is sent packed, to
// about two fifths, and 60 KB of that is enough for a phone.
const limit = 130_000

// fit keeps the texts within the limit. A book several times as large is
// searched by its headings alone.
func fit(entries []Entry) []Entry {
	total := size(entries)
	if total <= limit {
		return entries
	}
	fitted := slices.Clone(entries)
	for _, keep := range []int{600, 300, 120, 0} {
		for i, e := range entries {
			fitted[i].Text = ""
			if total <= 4*limit {
				fitted[i].Text = shorten(e.Text, keep)
			}
		}
		if size(fitted) <= limit {
			break
		}
	}
	return fitted
}

func size(entries []Entry) int {
	n := 0
	for _, e := range entries {
		n += len(e.Page) + len(e.ID) + len(e.Name) + len(e.Text)
	}
	return n
}

// shorten keeps the beginning of a text, and each longer word of the rest
// that has not come before.
func shorten(text string, keep int) string {
	if len(text) <= keep {
		return text
	}
	keep = 1 + strings.LastIndexByte(text[:keep], ' ')
	seen := map[string]bool{}
	words := []string{text[:keep] + "…"}
	for i, rest := range []string{text[:keep], text[keep:]} {
		for w := range strings.FieldsFuncSeq(rest, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;:!?“”", r) }) {
			w = strings.Trim(w, ".")
			if low := strings.ToLower(w); len(w) > 3 && !seen[low] {
				seen[low] = true
				if i == 1 {
					words = append(words, w)
				}
			}
		}
	}
	return strings.Join(words, " ")
}
