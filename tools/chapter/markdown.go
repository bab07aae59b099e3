package chapter

import (
	"bytes"
	"cmp"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// An edit replaces a piece of the source by what a page says.
type edit struct {
	start, stop int
	text        func(Page) string
}

// Markdown gives the chapter's own Markdown, with what each reference stands
// for in its place, and with links to other pages of the book led to where the
// reader of the Markdown finds them. It can stand in one file with other
// chapters: no label of a note or a link is used outside its chapter.
func (c *Chapter) Markdown(fill func(*Reference) string, p Page) string {
	edits := slices.Clone(c.edits)
	for _, r := range c.References {
		edits = append(edits, edit{r.start, r.stop, func(Page) string { return strings.TrimRight(fill(r), "\n") }})
	}
	return edited(c.source, 0, len(c.source), edits, p)
}

// edited is a piece of the source with the edits that lie in it.
func edited(source []byte, start, stop int, edits []edit, p Page) string {
	edits = slices.SortedFunc(slices.Values(edits), func(a, b edit) int { return cmp.Compare(a.start, b.start) })
	var b strings.Builder
	b.Grow(3 * (stop - start)) // listings and outputs are longer than what stands for them
	for _, e := range edits {
		if e.start < start || e.stop > stop {
			continue
		}
		b.Write(source[start:e.start])
		b.WriteString(e.text(p))
		start = e.stop
	}
	b.Write(source[start:stop])
	return b.String()
}

// readEdits finds what [Chapter.Markdown] replaces beside the references: it
// leads links to where the page says, and makes labels the chapter's own.
func (p *reader) readEdits() {
	c := p.c
	add := func(start, stop int, text func(Page) string) { c.edits = append(c.edits, edit{start, stop, text}) }
	put := func(start, stop int, text string) { add(start, stop, func(Page) string { return text }) }
	for _, n := range append(all[*ast.Link](p.tree), inNotes[*ast.Link](p.notes)...) {
		to := destination(n)
		u, err := url.Parse(to)
		switch place, ok := placeOf(n); {
		case err != nil || !ok:
		case u.Scheme == "":
			file, anchor := u.Path, u.Fragment
			add(place.start, place.stop, func(p Page) string { return "(" + p.Link(file, anchor) + ")" })
		case n.Reference != nil: // whose label may mean something else in the next chapter
			put(place.start, place.stop, "(<"+escapeAddress(to)+">)")
		}
	}
	for _, d := range all[*ast.LinkReferenceDefinition](p.tree) {
		stop := d.Lines().At(d.Lines().Len() - 1).Stop
		_, after, _ := bytes.Cut(c.source[stop:], []byte("\n"))
		put(d.Lines().At(0).Start, len(c.source)-len(after), "")
	}
	stem := strings.TrimSuffix(path.Base(c.Path), ".md")
	label := func(at int, label string) { put(at, at+len("[^]")+len(label), "[^"+stem+"--"+label+"]") }
	for _, m := range p.marks {
		label(m.Pos(), m.label)
	}
	for _, n := range p.notes {
		label(n.Pos(), string(n.Ref))
	}
	for _, n := range all[*ast.FencedCodeBlock](p.tree) {
		for _, line := range n.Lines().Sliced(0, n.Lines().Len()) {
			add(line.Start, line.Stop, func(p Page) string { return p.Fenced(string(c.source[line.Start:line.Stop])) })
		}
	}
}

var escapeAddress = strings.NewReplacer(`\`, `\\`, "<", `\<`, ">", `\>`).Replace

// inNotes are the nodes of a type in notes.
func inNotes[T ast.Node](notes []*east.Footnote) []T {
	var found []T
	for _, n := range notes {
		found = append(found, all[T](n)...)
	}
	return found
}

// A place is where a link's destination stands in the source, from behind the
// bracket that closes the link's text to the end of the link.
type place struct{ start, stop int }

// A linkParser is goldmark's own, and notes where destinations stand.
type linkParser struct{ parser.InlineParser }

const placeAttribute = "place"

func (l linkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	_, bracket := block.Position()
	n := l.InlineParser.Parse(parent, block, pc)
	if link, ok := n.(*ast.Link); ok {
		_, behind := block.Position()
		link.SetAttributeString(placeAttribute, place{bracket.Start + 1, behind.Start})
	}
	return n
}

func (l linkParser) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	l.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}

func placeOf(link *ast.Link) (place, bool) {
	v, _ := link.AttributeString(placeAttribute)
	p, ok := v.(place)
	return p, ok
}
