package chapter

import (
	"bytes"
	"cmp"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// An edit replaces a piece of the source.
type edit struct {
	start, stop int
	text        string
}

// Markdown gives the chapter's own Markdown, with what each reference stands
// for in its place, and with links to other pages of the book led to where the
// reader of the Markdown finds them. It can stand in one file with other
// chapters: no label of a note or a link is used outside its chapter.
func (c *Chapter) Markdown(fill func(*Reference) string, p Page) string {
	edits := c.edits(p.Link)
	for _, n := range all[*ast.FencedCodeBlock](c.tree) {
		for _, line := range n.Lines().Sliced(0, n.Lines().Len()) {
			edits = append(edits, edit{line.Start, line.Stop, p.Fenced(string(line.Value(c.source)))})
		}
	}
	for _, r := range c.References {
		edits = append(edits, edit{r.start, r.stop, strings.TrimRight(fill(r), "\n")})
	}
	return edited(c.source, 0, len(c.source), edits)
}

// edited is a piece of the source with the edits that lie in it.
func edited(source []byte, start, stop int, edits []edit) string {
	slices.SortFunc(edits, func(a, b edit) int { return cmp.Compare(a.start, b.start) })
	var b strings.Builder
	for _, e := range edits {
		if e.start < start || e.stop > stop {
			continue
		}
		b.Write(source[start:e.start])
		b.WriteString(e.text)
		start = e.stop
	}
	b.Write(source[start:stop])
	return b.String()
}

// edits lead the links to where link says, and make labels the chapter's own.
func (c *Chapter) edits(link func(file, anchor string) string) []edit {
	var edits []edit
	for _, n := range append(all[*ast.Link](c.tree), inNotes[*ast.Link](c)...) {
		to := destination(n)
		u, err := url.Parse(to)
		switch place, ok := placeOf(n); {
		case err != nil || !ok:
		case u.Scheme == "":
			edits = append(edits, edit{place.start, place.stop, "(" + link(u.Path, u.Fragment) + ")"})
		case n.Reference != nil: // whose label may mean something else in the next chapter
			edits = append(edits, edit{place.start, place.stop, "(<" + escapeAddress(to) + ">)"})
		}
	}
	for _, d := range all[*ast.LinkReferenceDefinition](c.tree) {
		stop := d.Lines().At(d.Lines().Len() - 1).Stop
		_, after, _ := bytes.Cut(c.source[stop:], []byte("\n"))
		edits = append(edits, edit{d.Lines().At(0).Start, len(c.source) - len(after), ""})
	}
	stem := strings.TrimSuffix(path.Base(c.Path), ".md")
	label := func(at int, label string) {
		edits = append(edits, edit{at, at + len("[^]") + len(label), "[^" + stem + "--" + label + "]"})
	}
	for _, m := range c.marks {
		label(m.Pos(), m.label)
	}
	for _, n := range c.notes {
		label(n.Pos(), string(n.Ref))
	}
	return edits
}

var escapeAddress = strings.NewReplacer(`\`, `\\`, "<", `\<`, ">", `\>`).Replace

// inNotes are the nodes of a type in the chapter's notes.
func inNotes[T ast.Node](c *Chapter) []T {
	var found []T
	for _, n := range c.notes {
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
