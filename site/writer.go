package site

import (
	"bytes"
	"html/template"
	"strings"
	"sync"
)

// A writer writes the HTML that a page has many times: a template takes ten
// times as long.
type writer struct {
	*bytes.Buffer
	look Look
}

// buffers are used again, as each grows to the size of the largest file.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// written is what is written for a page.
func written(write func(writer)) template.HTML {
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	write(writer{b, OnPage})
	return template.HTML(b.String())
}

// html writes HTML.
func (w writer) html(parts ...string) {
	for _, p := range parts {
		w.WriteString(p)
	}
}

// attribute writes an attribute that has a value.
func (w writer) attribute(name, value string) {
	if value != "" {
		w.html(" ", name, `="`, text(value), `"`)
	}
}

// link writes a link, or the HTML alone if there is no address.
func (w writer) link(to, html string) {
	if to == "" {
		w.html(html)
		return
	}
	w.html(`<a href="`, text(to), `">`, html, "</a>")
}

// text is plain text as HTML, between tags or as the value of an attribute.
func text(s string) string { return template.HTMLEscapeString(s) }

// breakable is plain text as HTML, in which a long path may wrap after its
// slashes.
func breakable(path string) string { return strings.ReplaceAll(text(path), "/", "/<wbr/>") }
