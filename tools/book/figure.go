package book

import (
	"bytes"
	"cmp"
	"path"
	"strconv"
	"strings"

	"example.com/pipes/site"
	"example.com/pipes/tools/chapter"
	"example.com/pipes/tools/transcript"
)

// A page sets the text of a chapter.
type page struct {
	site *Site
	look site.Look
	file string            // the chapter that the page shows, or this part of the page
	text string            // the chapter whose text is set: another one's, where its tables are borrowed
	ids  map[figure]string // anchors of the chapter's figures
	at   addressing
}

func (s *Site) page(file string, at addressing) *page {
	return &page{site: s, file: file, text: file, ids: s.Book.figureIDs(s.Book.chapters[file]), at: at}
}

// Link is the address of a place in the book.
func (p *page) Link(file, anchor string) string {
	return p.at.link(p.file, cmp.Or(file, p.text), anchor)
}

// Heading is a heading's level and anchor.
func (p *page) Heading(level int, id string) (int, string) {
	return p.at.level(p.file, level), p.at.anchor(p.file, id)
}

// Anchor is what a note of the text, or its mark, is called on the page.
func (p *page) Anchor(id string) string {
	return p.at.anchor(p.file, id)
}

// Code is the address of the documentation of what an inline code names.
func (p *page) Code(text string) string { return p.site.Book.documented[text] }

// repository stands in a fence for the address of the repository.
const repository = "<repository>"

// Fenced is a line of a fence with the address of the repository. Where that is
// not known, no such line is shown.
func (p *page) Fenced(line string) string {
	if to := p.site.options.Repo; to != "" || !strings.Contains(line, repository) {
		return strings.ReplaceAll(line, repository, to)
	}
	return ""
}

// source is the address that a figure gives as its source's.
func (p *page) source(f figure, file string, line int) string {
	return p.at.figure(p.file, p.ids[f], p.at.source(file, line))
}

// Reference writes the figure that stands for a reference.
func (p *page) Reference(w *bytes.Buffer, r *chapter.Reference) error {
	switch t := p.site.Book.Transcripts[r.Path]; {
	case isTables(r):
		return p.tables(w, r)
	case isIndex(r):
		site.WriteIndex(w, p.index(r))
	case r.Start:
		p.startLine(w, r)
	case t != nil && p.site.Book.data(r.Path, r.Name) == nil:
		p.exchanges(w, r, t)
	case p.site.Book.Recordings[r.Path] != nil:
		p.picture(w, r)
	default:
		return p.listing(w, r)
	}
	return nil
}

func (p *page) listing(w *bytes.Buffer, r *chapter.Reference) error {
	lines, err := p.site.cut(r.Path, r.Name)
	if err != nil {
		return err
	}
	f := figure{ref: r}
	l := site.Listing{
		Caption: r.Caption, ID: p.ids[f], Path: r.Path, Since: r.Since, Whole: r.Name == "", Folded: r.Folded,
		Href: p.source(f, r.Path, lines[0].Number), Lines: lines,
		Files: p.site.changeable(path.Dir(r.Path)),
	}
	for i := range lines {
		lines[i].Marked = r.From <= i+1 && i+1 <= r.To
	}
	if r.Since != "" {
		old, err := p.site.cut(r.Since, r.Name)
		if err != nil {
			return err
		}
		l.Lines = since(old, lines)
	}
	p.look.Listing(w, l)
	return nil
}

// exchanges writes the figure of the exchange a reference names, or of all.
func (p *page) exchanges(w *bytes.Buffer, r *chapter.Reference, t *transcript.Transcript) {
	for i, e := range shownBy(r, t) {
		f := figure{r, e}
		x := site.Exchange{
			Path: r.Path, Href: p.source(f, r.Path, e.Command.Line),
			Folded: r.Folded, Name: ExchangeName(r.Path, e), ID: p.ids[f],
			Command: e.Command.Lines(), Out: spans(e.Out), Err: spans(e.Err), Needs: e.Terminal, Caption: r.Caption,
		}
		if i > 0 { // of a whole transcript
			x.Caption = e.Name
		}
		if e.Status != 0 {
			x.Status = strconv.Itoa(e.Status)
		}
		p.look.Exchange(w, x)
	}
}

func spans(part transcript.Part) [][]site.Span {
	var lines [][]site.Span
	for _, line := range part.Lines() {
		var spans []site.Span
		for _, s := range transcript.Spans(line) {
			kind := s.Kind
			switch kind {
			case "escape":
				kind = "control"
			case "no newline":
				kind = "mark"
			}
			spans = append(spans, site.Span{Text: s.Text, Kind: kind})
		}
		lines = append(lines, spans)
	}
	return lines
}
