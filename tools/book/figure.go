package book

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"example.com/pipes/site"
	"example.com/pipes/tools/chapter"
	"example.com/pipes/tools/transcript"
)

// A pageWeaver puts in one page's figures.
type pageWeaver struct {
	*Weaver
	chapter *chapter.Chapter
	file    string          // of the chapters folder
	ids     map[string]bool // anchors that are taken
	whole   bool            // the page is the whole book
}

// Link is the address of a place in the book.
func (p *pageWeaver) Link(file, anchor string) string {
	if p.whole {
		return "#" + p.anchor(cmp.Or(file, p.file), anchor)
	}
	address := ""
	if file != "" {
		address = pageName(file)
	}
	if anchor != "" {
		address += "#" + anchor
	}
	return address
}

// Heading is a heading's level and anchor. On the page of the whole book the
// chapters' titles take a level; the contents have the page's own title.
func (p *pageWeaver) Heading(level int, id string) (int, string) {
	if p.whole && p.file != contentsFile {
		level++
	}
	return level, p.anchor(p.file, id)
}

// anchor is what a place of a chapter is called: on the page of the whole book
// it begins with the chapter's name.
func (p *pageWeaver) anchor(file, id string) string {
	if !p.whole {
		return id
	}
	chapter := strings.TrimSuffix(file, ".md")
	if id == "" {
		return chapter
	}
	return chapter + "--" + id
}

// Code is the address of the documentation of what an inline code names.
func (p *pageWeaver) Code(text string) string { return p.documented[text] }

// Reference is the figure that stands for a reference.
func (p *pageWeaver) Reference(r *chapter.Reference) (string, error) {
	if isTables(r) {
		return p.tables(r)
	}
	if t := p.Transcripts[r.Path]; t != nil {
		return p.exchanges(r, t)
	}
	if p.Recordings[r.Path] != nil {
		return p.picture(r)
	}
	return p.listing(r)
}

func (p *pageWeaver) listing(r *chapter.Reference) (string, error) {
	lines, err := p.cut(r.Path, r.Name)
	if err != nil {
		return "", err
	}
	l := site.Listing{
		Caption: r.Caption, Path: r.Path, Since: r.Since, Whole: r.Name == "", Folded: r.Folded,
		Href: fmt.Sprintf("%s#L%d", sourcePage(r.Path), lines[0].Number), Lines: lines,
	}
	for i := range lines {
		lines[i].Marked = r.From <= i+1 && i+1 <= r.To
	}
	if r.Since != "" {
		old, err := p.cut(r.Since, r.Name)
		if err != nil {
			return "", err
		}
		l.Lines = since(old, lines)
	}
	s, err := p.templates.Listing(l)
	return string(s), err
}

// exchanges makes the figure of the exchange a reference names, or of all.
func (p *pageWeaver) exchanges(r *chapter.Reference, t *transcript.Transcript) (string, error) {
	var all strings.Builder
	for i, e := range t.Exchanges {
		if r.Name != "" && r.Name != e.Name {
			continue
		}
		x := site.Exchange{
			Path: r.Path, Href: fmt.Sprintf("%s#L%d", sourcePage(r.Path), e.Command.Line),
			Folded: r.Folded, Name: ExchangeName(r.Path, e), ID: p.newID(p.anchor(p.file, "run-"+e.Name)),
			Command: e.Command.Lines(), Out: spans(e.Out), Err: spans(e.Err), Needs: e.Terminal,
		}
		if i == 0 || r.Name != "" {
			x.Caption = r.Caption
		}
		if e.Status != 0 {
			x.Status = strconv.Itoa(e.Status)
		}
		if !p.whole {
			p.findExchange(p.chapter, x)
		}
		s, err := p.templates.Exchange(x)
		if err != nil {
			return "", err
		}
		all.WriteString(string(s))
	}
	return all.String(), nil
}

// newID is an anchor that nothing else on the page has.
func (p *pageWeaver) newID(want string) string {
	id := want
	for n := 2; p.ids[id]; n++ {
		id = want + "-" + strconv.Itoa(n)
	}
	p.ids[id] = true
	return id
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
		lines = append(lines, slices.Clip(spans))
	}
	return lines
}
