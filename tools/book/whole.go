package book

import (
	"bytes"
	"fmt"
	"html"
	"io"
	"iter"
	"strings"

	"example.com/pipes/site"
	"example.com/pipes/tools/chapter"
	"example.com/pipes/tools/search"
	"example.com/pipes/tools/transcript"
)

// whole makes the book on one page.
func (s *Site) whole(w io.Writer, chapters iter.Seq[parts]) error {
	page := site.Whole{Frame: s.frame(bookTitle+": the whole book", s.Book.chapters[contentsFile].Summary, "book.html")}
	page.NoRun = true // its figures lead to where they run
	page.Contents = s.Book.outlines()
	page.Chapters = func(yield func(site.Section) bool) {
		for p := range chapters {
			if !yield(p.section) {
				return
			}
		}
	}
	return page.Write(w)
}

// outlines are the contents of the whole book on one page: its chapters, and
// the sections that only one of them has.
func (b *Book) outlines() []site.OutlinePart {
	var parts []site.OutlinePart
	for _, p := range b.parts {
		part := site.OutlinePart{Title: p.Title}
		for _, item := range p.Items {
			o := site.Outline{Number: item.Number, Title: item.Title, ID: onePage{}.anchor(item.File, "")}
			for _, h := range b.chapters[item.File].Headings {
				if h.Level == 2 && recurring[h.Title] == 0 {
					o.Sections = append(o.Sections, site.Heading{Title: h.Title, ID: onePage{}.anchor(item.File, h.ID)})
				}
			}
			part.Chapters = append(part.Chapters, o)
		}
		parts = append(parts, part)
	}
	return parts
}

// addSection makes a chapter as a section of the page of the whole book.
func (s *Site) addSection(p *parts, item chapter.Item) error {
	c := s.Book.chapters[item.File]
	page := s.page(item.File, onePage{})
	page.look = site.InWhole
	var body bytes.Buffer
	err := inChapter(c, c.HTML(&body, page))
	p.section = site.Section{Number: item.Number, Title: c.Title, ID: onePage{}.anchor(item.File, ""), Body: body.Bytes()}
	return err
}

// wholeMarkdown makes the book as Markdown.
func (s *Site) wholeMarkdown(w io.Writer, chapters iter.Seq[parts]) error {
	for p := range chapters {
		if _, err := io.WriteString(w, p.markdown); err != nil {
			return err
		}
	}
	return nil
}

func (s *Site) addMarkdown(p *parts, item chapter.Item) error {
	page := s.page(item.File, manyPages{})
	p.markdown = s.Book.chapters[item.File].Markdown(page.markdown, page) + "\n"
	return nil
}

// index makes the script that the search box reads.
func (s *Site) index(w io.Writer, chapters iter.Seq[parts]) error {
	return search.Index(w, s.Book.entries(chapters))
}

func (s *Site) addEntries(p *parts, item chapter.Item) error {
	p.entries = s.Book.chapterEntries(item.File)
	return nil
}

// markdown is what stands for a reference in book.md.
func (p *page) markdown(r *chapter.Reference) string {
	if isTables(r) {
		return p.markdownTables(r)
	}
	if isIndex(r) {
		return p.markdownIndex(r)
	}
	if r.Start {
		return "Start from [" + escaped(r.Caption) + "](" + sourcePage(r.Path) + "). Try yours in a terminal: `" + p.tryCommand(r) + "`"
	}
	var b strings.Builder
	t := p.site.Book.Transcripts[r.Path]
	if p.site.Book.Recordings[r.Path] != nil {
		p.markdownPicture(&b, r)
		return b.String()
	}
	if t == nil || p.site.Book.data(r.Path, r.Name) != nil {
		p.markdownListing(&b, r)
		return b.String()
	}
	for _, e := range shownBy(r, t) {
		p.markdownExchange(&b, r, e)
	}
	return b.String()
}

func (p *page) markdownListing(b *strings.Builder, r *chapter.Reference) {
	lines, _ := p.site.Book.cut(r.Path, r.Name) // the book was checked: the name is there
	language := p.site.Book.language(r.Path, r.Name)
	fence := fenceOf(p.site.Book.texts[r.Path])
	fmt.Fprintf(b, "%s (%s, lines %d to %d):\n\n%s%s\n", escaped(r.Caption), r.Path, lines[0].Number, lines[len(lines)-1].Number, fence, language)
	for _, line := range lines {
		b.WriteString(line.Text + "\n")
	}
	b.WriteString(fence + "\n")
}

// escaped is plain text as Markdown that shows it as it is.
var escaped = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "<", `\<`, "&", `\&`, "[", `\[`, "]", `\]`).Replace

// fenceOf is what begins and ends a block of this text, which may hold a fence
// itself.
func fenceOf(text string) string {
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	return fence
}

func (p *page) markdownExchange(b *strings.Builder, r *chapter.Reference, e *transcript.Exchange) {
	fmt.Fprintf(b, "%s (`go tool weave run %s`):\n\n", escaped(r.Caption), ExchangeName(r.Path, e))
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

// llms makes llms.txt, which leads language models to book.md.
func (s *Site) llms(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n> %s\n\n- [The whole book](book.md): Markdown, with every listing and every output\n", bookTitle, s.Book.chapters[contentsFile].Summary)
	for _, part := range s.toc {
		if part.Title != "" {
			fmt.Fprintf(&b, "\n## %s\n\n", part.Title)
		}
		for _, l := range part.Pages {
			fmt.Fprintf(&b, "- [%s](%s): %s\n", l.Title, l.Href, l.Summary)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// sitemap makes sitemap.xml, for a site whose address is known.
func (s *Site) sitemap(w io.Writer) error {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, item := range s.Book.reading() {
		f := s.frame("", "", pageName(item.File))
		fmt.Fprintf(&b, "<url><loc>%s</loc></url>\n", html.EscapeString(f.Canonical()))
	}
	b.WriteString("</urlset>\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// missing makes 404.html, which a server shows at any address: its links
// begin at the site's root.
func (s *Site) missing(w io.Writer) error {
	f := s.frame("There is no such page", "", "404.html")
	f.Root = f.Base()
	return site.WriteMissing(w, f)
}
