package site

import (
	"bytes"
	"html"
	"io"
	"strings"
	"sync"
)

// A writer writes HTML.
type writer struct {
	*bytes.Buffer
	look Look // of the figures
}

// buffers are used again, as each grows to the size of a page.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// writeTo writes to w in one piece what write writes, where figures look as on a
// page. The error is that of write or of w.
func writeTo(w io.Writer, write func(writer) error) error {
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	if err := write(writer{b, OnPage}); err != nil {
		return err
	}
	_, err := b.WriteTo(w)
	return err
}

// html writes HTML.
func (w writer) html(parts ...string) {
	for _, p := range parts {
		w.WriteString(p)
	}
}

// attribute writes an attribute, unless the value is "".
func (w writer) attribute(name, value string) {
	if value != "" {
		w.html(" ", name, `="`, text(value), `"`)
	}
}

// link is a link, or the HTML alone if there is no address.
func link(to, html string) string {
	if to == "" {
		return html
	}
	return `<a href="` + text(to) + `">` + html + "</a>"
}

// WriteLink writes a paragraph that is a link, to stand in a page's body. The title
// is plain text.
func WriteLink(b *bytes.Buffer, to, title string) {
	writer{b, OnPage}.html("<p>", link(to, text(title)), "</p>\n")
}

// text is plain text as HTML, between tags or as the value of an attribute.
func text(s string) string { return html.EscapeString(s) }

// breakable is plain text as HTML, in which a long path may wrap after its
// slashes.
func breakable(path string) string { return strings.ReplaceAll(text(path), "/", "/<wbr/>") }
