package chapter

import (
	"bufio"
	"bytes"
	"errors"
	"net/url"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// A Page is where the text of a chapter is shown: it says what stands there
// for what the chapter refers to.
type Page interface {
	// Reference gives the HTML of a listing, an exchange, a picture or tables.
	Reference(*Reference) (string, error)
	// Link gives the address of a place: an anchor, "" for none, on the page
	// of a file of the chapters folder, "" for this one.
	Link(file, anchor string) string
	// Heading gives the level and the anchor that a heading gets.
	Heading(level int, id string) (int, string)
	// Anchor gives the anchor that a note, or its mark, gets.
	Anchor(id string) string
	// Code gives the address that an inline code leads to, or "".
	Code(text string) string
	// Fenced gives what stands for a line of a fence, or "" for nothing.
	Fenced(line string) string
}

// HTML gives the chapter's text, without its title, and each note behind its
// mark. It is well-formed XML as well, if what the page gives is.
func (c *Chapter) HTML(p Page) ([]byte, error) {
	var b bytes.Buffer
	err := pageRenderers(p, nil).Render(&b, c.source, c.tree)
	return b.Bytes(), err
}

// EPUB gives the text as [Chapter.HTML] does. The notes are by themselves: an
// e-reader opens one in a window where its mark is touched, or leads to it. So
// are the answers, first the hints and then the solutions: many e-readers, and
// paper, cannot open what is shown closed.
func (c *Chapter) EPUB(p Page) (text, answers, notes []byte, err error) {
	var t, h, s, n bytes.Buffer
	apart := &epubParts{bufio.NewWriter(&h), bufio.NewWriter(&s), bufio.NewWriter(&n)}
	err = pageRenderers(p, apart).Render(&t, c.source, c.tree)
	err = errors.Join(err, apart.hints.Flush(), apart.solutions.Flush(), apart.notes.Flush())
	return t.Bytes(), append(h.Bytes(), s.Bytes()...), n.Bytes(), err
}

// epubParts are those of a chapter that an EPUB shows at its end.
type epubParts struct{ hints, solutions, notes util.BufWriter }

func pageRenderers(page Page, epub *epubParts) renderer.Renderer {
	p := &pageRenderer{page: page, epub: epub}
	p.all = renderer.NewRenderer(renderer.WithNodeRenderers(
		util.Prioritized(p, 100),
		util.Prioritized(html.NewRenderer(html.WithXHTML()), 1000),
		util.Prioritized(extension.NewTableHTMLRenderer(), 500),
	))
	return p.all
}

// A pageRenderer renders what differs from plain Markdown.
type pageRenderer struct {
	page Page
	all  renderer.Renderer // this one, and those of plain Markdown
	epub *epubParts        // nil on a page
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

func (p *pageRenderer) reference(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	s, err := p.page.Reference(n.(*referenceNode).ref)
	if err == nil {
		_, err = w.WriteString(s)
	}
	return ast.WalkSkipChildren, err
}

// heading writes a heading whose text is the link to it, so that a reader can
// keep or send its address and a screen reader hears the title once. An EPUB has
// no addresses.
func (p *pageRenderer) heading(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	level, anchor := p.page.Heading(n.(*ast.Heading).Level, headingID(n))
	tag := "h" + strconv.Itoa(level)
	linked := p.epub == nil && !contains(n, ast.KindLink) // HTML has no link within a link
	s := "</" + tag + ">\n"
	switch escaped := string(util.EscapeHTML([]byte(anchor))); {
	case entering && linked:
		s = "<" + tag + ` id="` + escaped + `"><a href="#` + escaped + `">`
	case entering:
		s = "<" + tag + ` id="` + escaped + `">`
	case linked:
		s = "</a>" + s
	}
	_, err := w.WriteString(s)
	return ast.WalkContinue, err
}

func (p *pageRenderer) link(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		_, err := w.WriteString("</a>")
		return ast.WalkContinue, err
	}
	address := destination(n.(*ast.Link))
	if u, err := url.Parse(address); err == nil && u.Scheme == "" {
		address = p.page.Link(u.Path, u.Fragment)
	}
	_, err := w.WriteString(`<a href="` + string(util.EscapeHTML([]byte(address))) + `">`)
	return ast.WalkContinue, err
}

// code writes a code span, as a link if its documentation is known; not inside
// a link, since HTML has no link within a link.
func (p *pageRenderer) code(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	text := plain(n, source)
	html := string(util.EscapeHTML([]byte(text)))
	if within(n, east.KindTableCell) { // whose columns are narrow
		html = breakable(html)
	}
	s := "<code>" + html + "</code>"
	if to := p.page.Code(text); to != "" && !within(n, ast.KindLink) && !within(n, ast.KindHeading) {
		s = `<a class="doc" href="` + string(util.EscapeHTML([]byte(to))) + `">` + s + `</a>`
	}
	_, err := w.WriteString(strings.ReplaceAll(s, "\n", " "))
	return ast.WalkSkipChildren, err
}

func (p *pageRenderer) fence(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	var text strings.Builder
	for _, line := range n.Lines().Sliced(0, n.Lines().Len()) {
		text.WriteString(p.page.Fenced(string(line.Value(source))))
	}
	if text.Len() == 0 {
		return ast.WalkSkipChildren, nil
	}
	_, err := w.WriteString("<pre><code>" + string(util.EscapeHTML([]byte(text.String()))) + "</code></pre>\n")
	return ast.WalkSkipChildren, err
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
