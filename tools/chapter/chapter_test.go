package chapter_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"go/scanner"
	"html"
	"strings"
	"testing"

	"example.com/pipes/tools/chapter"
	"example.com/pipes/tools/golden"
	"github.com/rogpeppe/go-internal/txtar"
)

// Each file of testdata is a case: x.md is parsed, and each other part holds
// what its name says of it.
func TestGolden(t *testing.T) {
	golden.Test(t, "testdata/*.txtar", func(t *testing.T, given *txtar.Archive) map[string]string {
		c, err := chapter.Parse("chapters/x.md", given.Files[0].Data)
		actual := map[string]string{}
		for _, part := range given.Files[1:] {
			actual[part.Name] = describe(t, c, err, part.Name)
		}
		return actual
	})
}

func describe(t *testing.T, c *chapter.Chapter, err error, what string) string {
	var b bytes.Buffer
	switch what {
	case "errors":
		list, _ := err.(scanner.ErrorList)
		for _, e := range list {
			fmt.Fprintln(&b, e)
		}
	case "chapter":
		fmt.Fprintf(&b, "%s\n%s\n", c.Title, c.Summary)
		for _, h := range c.Headings {
			fmt.Fprintf(&b, "%d: %d %s #%s\n", h.Line, h.Level, h.Title, h.ID)
		}
		for _, r := range c.References {
			fmt.Fprintf(&b, "%d: %s # %s: %s folded=%t lines %d-%d since %q\n", r.Line, r.Path, r.Name, r.Caption, r.Folded, r.From, r.To, r.Since)
		}
		for _, l := range c.Links {
			fmt.Fprintf(&b, "%d: link %s # %s\n", l.Line, l.Page, l.Anchor)
		}
		for _, code := range c.Codes {
			fmt.Fprintf(&b, "%d: code %s\n", code.Line, code.Text)
		}
	case "exercises":
		for _, e := range c.Exercises {
			fmt.Fprintf(&b, "%d: %s %s (%s)\n", e.Line, e.Kind, e.Title, e.Name)
			if e.Start != nil {
				fmt.Fprintf(&b, "	from %s\n", e.Start.Path)
			}
			for _, r := range e.Question {
				fmt.Fprintf(&b, "	asks %s#%s\n", r.Path, r.Name)
			}
			for _, r := range e.Solution {
				fmt.Fprintf(&b, "	solves %s#%s\n", r.Path, r.Name)
			}
		}
	case "epub":
		answers, notes, err := c.EPUB(&b, plainPage{})
		if err != nil {
			t.Error(err)
		}
		fmt.Fprintf(&b, "answers:\n%snotes:\n%s", answers, notes)
		checkWellFormed(t, b.String())
	case "html":
		if err := c.HTML(&b, plainPage{}); err != nil {
			t.Error(err)
		}
		checkWellFormed(t, b.String())
	case "markdown":
		b.WriteString(c.Markdown(func(r *chapter.Reference) string { return "(" + r.Path + ")" }, plainPage{}))
	case "tables":
		for _, h := range c.Headings {
			if !c.HasTables(h.ID) {
				continue
			}
			b.WriteString(c.TablesMarkdown(h.ID, plainPage{}))
			if err := c.TablesHTML(&b, h.ID, plainPage{}); err != nil {
				t.Error(err)
			}
		}
	case "sections":
		for _, s := range c.Sections {
			fmt.Fprintf(&b, "%s #%s: %s\n", s.Title, s.ID, strings.Join(s.Text, " "))
		}
	case "contents":
		parts, err := c.Contents()
		for _, p := range parts {
			fmt.Fprintf(&b, "%s #%s\n", p.Title, p.ID)
			for _, i := range p.Items {
				fmt.Fprintf(&b, "%d: %d %s %s (%s)\n", i.Line, i.Number, i.File, i.Title, i.Summary)
			}
		}
		list, _ := err.(scanner.ErrorList)
		for _, e := range list {
			fmt.Fprintln(&b, e)
		}
	}
	return b.String()
}

// checkWellFormed finds an end tag that is missing, or one too many: a browser
// passes over that, and an e-reader shows nothing of such a page.
func checkWellFormed(t *testing.T, html string) {
	t.Helper()
	if err := xml.Unmarshal([]byte("<all>"+html+"</all>"), new(struct{})); err != nil {
		t.Errorf("%v in\n%s", err, html)
	}
}

// A plainPage answers in plain text: where it's asked about "odd", it gives
// characters that have a meaning in HTML.
type plainPage struct{}

func odd(text string) string { return strings.ReplaceAll(text, "odd", `<i>&"`) }

func (plainPage) Reference(w *bytes.Buffer, r *chapter.Reference) error {
	_, err := w.WriteString("<figure>" + html.EscapeString(r.Path) + "</figure>\n")
	return err
}
func (plainPage) Link(file, anchor string) string {
	if file != "" {
		file = strings.TrimSuffix(file, ".md") + ".html"
	}
	if anchor != "" {
		anchor = "#" + anchor
	}
	return odd(file + anchor)
}
func (plainPage) Heading(level int, id string) (int, string) { return level, odd(id) }
func (plainPage) Anchor(id string) string                    { return odd(id) }
func (plainPage) Fenced(line string) string                  { return line }
func (plainPage) Code(text string) string {
	switch text {
	case "os.Pipe":
		return "https://pkg.go.dev/os#Pipe"
	case "odd":
		return odd(text)
	}
	return ""
}
