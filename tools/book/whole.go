package book

import (
	"fmt"
	"html/template"
	"strings"

	"example.com/pipes/site"
	"example.com/pipes/tools/chapter"
	"example.com/pipes/tools/transcript"
)

// whole makes the book on one page, and as Markdown.
func (w *Weaver) whole() error {
	page := site.Whole{Frame: w.frame(bookTitle+": the whole book", w.Book.chapters[contentsFile].Summary, "book.html")}
	var md strings.Builder
	for _, item := range w.reading() {
		c := w.Book.chapters[item.File]
		page.Pictures = page.Pictures || w.hasPicture(c)
		p := &pageWeaver{Weaver: w, chapter: c, file: item.File, ids: map[string]bool{}, whole: true}
		for id := range c.IDs() {
			p.ids[p.anchor(item.File, id)] = true
		}
		body, err := c.HTML(p)
		if err != nil {
			return fmt.Errorf("%s: %w", c.Path, err)
		}
		page.Chapters = append(page.Chapters, site.Section{
			Number: item.Number, Title: c.Title, ID: p.anchor(item.File, ""), Body: template.HTML(body),
		})
		p.whole = false
		md.WriteString(c.Markdown(p.markdown, p.Link) + "\n")
	}
	w.pages["book.md"] = []byte(md.String())
	var err error
	w.pages[page.Path], err = w.templates.Whole(page)
	return err
}

// markdown is what stands for a reference in book.md.
func (p *pageWeaver) markdown(r *chapter.Reference) string {
	if isTables(r) {
		return p.markdownTables(r)
	}
	var b strings.Builder
	t := p.Transcripts[r.Path]
	if p.Recordings[r.Path] != nil {
		p.markdownPicture(&b, r)
		return b.String()
	}
	if t == nil {
		p.markdownListing(&b, r)
		return b.String()
	}
	for _, e := range t.Exchanges {
		if r.Name == "" || r.Name == e.Name {
			p.markdownExchange(&b, r, e)
		}
	}
	return b.String()
}

func (p *pageWeaver) markdownListing(b *strings.Builder, r *chapter.Reference) {
	lines := p.files[r.Path].Lines
	if r.Name != "" {
		// The book was checked: the name is there.
		lines, _ = p.files[r.Path].Cut(r.Name)
	}
	language := r.Path[strings.LastIndexByte(r.Path, '.')+1:]
	fence := fenceOf(p.texts[r.Path])
	fmt.Fprintf(b, "%s (%s, lines %d to %d):\n\n%s%s\n", r.Caption, r.Path, lines[0].Number, lines[len(lines)-1].Number, fence, language)
	for _, line := range lines {
		b.WriteString(line.Text + "\n")
	}
	b.WriteString(fence + "\n")
}

// fenceOf is what begins and ends a block of this text, which may hold a fence
// itself.
func fenceOf(text string) string {
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	return fence
}

func (p *pageWeaver) markdownExchange(b *strings.Builder, r *chapter.Reference, e *transcript.Exchange) {
	fmt.Fprintf(b, "%s (`go tool weave run %s`):\n\n", r.Caption, ExchangeName(r.Path, e))
	text := e.Typed() + e.Out.Text
	fence := fenceOf(text)
	b.WriteString(fence + "console\n" + text + fence + "\n")
	if e.Err.Text != "" {
		fence := fenceOf(e.Err.Text)
		fmt.Fprintf(b, "\nOn standard error:\n\n%stext\n%s%s\n", fence, e.Err.Text, fence)
	}
	if e.Status != 0 {
		fmt.Fprintf(b, "\nExit status %d.\n", e.Status)
	}
	b.WriteString("\n")
}

// robots makes what programs read: llms.txt, and sitemap.xml where the site's
// address is known.
func (w *Weaver) robots() {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n> %s\n\n- [The whole book](book.md): Markdown, with every listing and every output\n", bookTitle, w.Book.chapters[contentsFile].Summary)
	for _, part := range w.toc {
		fmt.Fprintf(&b, "\n## %s\n\n", part.Title)
		for _, l := range part.Pages {
			fmt.Fprintf(&b, "- [%s](%s): %s\n", l.Title, l.Href, l.Summary)
		}
	}
	w.pages["llms.txt"] = []byte(b.String())
	if w.URL == "" {
		return
	}
	b.Reset()
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, item := range w.reading() {
		f := w.frame("", "", pageName(item.File))
		fmt.Fprintf(&b, "<url><loc>%s</loc></url>\n", template.HTMLEscapeString(f.Canonical()))
	}
	b.WriteString("</urlset>\n")
	w.pages["sitemap.xml"] = []byte(b.String())
}

// missing makes 404.html, which a server shows at any address: its links
// begin at the site's root.
func (w *Weaver) missing() (err error) {
	f := w.frame("There is no such page", "", "404.html")
	f.Root = f.Base()
	w.pages[f.Path], err = w.templates.Missing(f)
	return err
}
