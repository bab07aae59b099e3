package chapter

import (
	"net/url"
	"strconv"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// render makes the stencil of the tree.
func (p *reader) render() error {
	r := new(recorder)
	r.Grow(2 * len(p.c.source))
	section := ""
	for n := p.tree.FirstChild(); n != nil; n = n.NextSibling() {
		from := r.position()
		if err := htmlRenderer.Render(r, p.c.source, n); err != nil {
			return err
		}
		switch n.Kind() {
		case ast.KindHeading:
			section = headingID(n)
		case east.KindTable:
			start, stop := p.c.span(n)
			p.c.tables = append(p.c.tables, table{section, stretch{from, r.position()}, start, stop})
		}
	}
	p.c.html = r.stencil()
	return nil
}

var htmlRenderer = newPageRenderer().all

func newPageRenderer() *pageRenderer {
	p := new(pageRenderer)
	p.all = renderer.NewRenderer(renderer.WithNodeRenderers(
		util.Prioritized(p, 100),
		util.Prioritized(html.NewRenderer(html.WithXHTML()), 1000),
		util.Prioritized(extension.NewTableHTMLRenderer(), 500),
	))
	return p
}

// A pageRenderer renders what differs from plain Markdown. Where that depends on
// the page, it leaves a hole.
type pageRenderer struct {
	all renderer.Renderer // this one, and those of plain Markdown
}

func (p *pageRenderer) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(kindReference, p.reference)
	r.Register(kindMark, p.mark)
	r.Register(kindFold, p.fold)
	r.Register(ast.KindHeading, p.heading)
	r.Register(ast.KindLink, p.link)
	r.Register(ast.KindCodeSpan, p.code)
	r.Register(ast.KindFencedCodeBlock, p.fence)
	r.Register(ast.KindBlockquote, p.aside)
	r.Register(east.KindTableCell, p.cell)
}

// children is the stencil of what is below a node.
func (p *pageRenderer) children(source []byte, n ast.Node) (stencil, error) {
	r := new(recorder)
	for k := n.FirstChild(); k != nil; k = k.NextSibling() {
		if err := p.all.Render(r, source, k); err != nil {
			return stencil{}, err
		}
	}
	return r.stencil(), nil
}

func (p *pageRenderer) reference(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		ref := n.(*referenceNode).ref
		leaveHole(w, func(s *setter) error { return s.page.Reference(s.out, ref) })
	}
	return ast.WalkSkipChildren, nil
}

// heading writes a heading whose text is the link to it, so that a reader can
// keep or send its address and a screen reader hears the title once. An EPUB has
// no addresses.
func (p *pageRenderer) heading(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	h, id := n.(*ast.Heading).Level, headingID(n)
	link := !contains(n, ast.KindLink) && !contains(n, ast.KindAutoLink) // HTML has no link within a link
	leaveHole(w, func(s *setter) error {
		level, anchor := s.page.Heading(h, id)
		tag, anchor := "h"+strconv.Itoa(level), escape(anchor)
		switch linked := link && s.epub == nil; {
		case entering && linked:
			s.write("<", tag, ` id="`, anchor, `"><a href="#`, anchor, `">`)
		case entering:
			s.write("<", tag, ` id="`, anchor, `">`)
		case linked:
			s.write("</a></", tag, ">\n")
		default:
			s.write("</", tag, ">\n")
		}
		return nil
	})
	return ast.WalkContinue, nil
}

// escape is plain text as HTML.
func escape(text string) string { return string(util.EscapeHTML([]byte(text))) }

func (p *pageRenderer) link(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		_, err := w.WriteString("</a>")
		return ast.WalkContinue, err
	}
	address := destination(n.(*ast.Link))
	if u, err := url.Parse(address); err == nil && u.Scheme == "" {
		file, anchor := u.Path, u.Fragment
		leaveHole(w, func(s *setter) error {
			s.write(`<a href="`, escape(s.page.Link(file, anchor)), `">`)
			return nil
		})
		return ast.WalkContinue, nil
	}
	_, err := w.WriteString(`<a href="` + escape(address) + `">`)
	return ast.WalkContinue, err
}

// code writes a code span, as a link if its documentation is known; not inside
// a link, since HTML has no link within a link.
func (p *pageRenderer) code(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	name := plain(n, source)
	html := escape(name)
	if within(n, east.KindTableCell) { // whose columns are narrow
		html = breakable(html)
	}
	html = "<code>" + html + "</code>"
	if within(n, ast.KindLink) || within(n, ast.KindHeading) {
		_, err := w.WriteString(html)
		return ast.WalkSkipChildren, err
	}
	leaveHole(w, func(s *setter) error {
		if to := s.page.Code(name); to != "" {
			s.write(`<a class="doc" href="`, escape(to), `">`, html, `</a>`)
		} else {
			s.write(html)
		}
		return nil
	})
	return ast.WalkSkipChildren, nil
}

func (p *pageRenderer) fence(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	var lines []string
	for _, line := range n.Lines().Sliced(0, n.Lines().Len()) {
		lines = append(lines, string(line.Value(source)))
	}
	leaveHole(w, func(s *setter) error {
		shown := ""
		for _, line := range lines {
			shown += s.page.Fenced(line)
		}
		if shown != "" {
			s.write("<pre><code>", escape(shown), "</code></pre>\n")
		}
		return nil
	})
	return ast.WalkSkipChildren, nil
}

// within says whether a node is, or is below, one of a kind.
func within(n ast.Node, kind ast.NodeKind) bool {
	for ; n != nil; n = n.Parent() {
		if n.Kind() == kind {
			return true
		}
	}
	return false
}

// contains says whether there is a node of a kind below a node.
func contains(n ast.Node, kind ast.NodeKind) bool {
	for k := n.FirstChild(); k != nil; k = k.NextSibling() {
		if k.Kind() == kind || contains(k, kind) {
			return true
		}
	}
	return false
}

func (p *pageRenderer) aside(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	tag := "</aside>\n"
	if entering {
		tag = "<aside role=\"note\">\n" // not a landmark: it stands within the text
	}
	_, err := w.WriteString(tag)
	return ast.WalkContinue, err
}

// cell writes a cell of a table, without the style or the obsolete attribute that
// would align it. An empty header cell is an ordinary cell; below one that
// begins the header stand the headers of the rows.
func (p *pageRenderer) cell(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	open, shut := "<td>", "</td>\n"
	header := n.Parent().Parent().FirstChild()
	switch inHeader := n.Parent() == header; {
	case inHeader && n.HasChildren():
		open, shut = `<th scope="col">`, "</th>\n"
	case !inHeader && n.PreviousSibling() == nil && n.HasChildren() && !header.FirstChild().HasChildren():
		open, shut = `<th scope="row">`, "</th>\n"
	}
	s := shut
	if entering {
		s = open
	}
	_, err := w.WriteString(s)
	return ast.WalkContinue, err
}
