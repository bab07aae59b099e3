// Package chapter reads a chapter's Markdown: its title, its sections, what it
// refers to and where, and turns it into HTML. It is the only package that
// imports goldmark.
//
// A chapter holds prose. A listing, an output or a picture is a reference: a
// paragraph of its own that is one link into ../examples/. The caller
// of [Chapter.HTML] says what the page shows in its place.
package chapter

import (
	"bytes"
	"fmt"
	"go/scanner"
	"go/token"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A Chapter is a parsed Markdown file of the chapters folder.
type Chapter struct {
	Path       string // "chapters/basic-pipes.md"
	Title      string // plain text
	Summary    string // its first paragraph, plain text
	Headings   []Heading
	References []*Reference
	Links      []Link  // to other pages of the book, and within this one
	Codes      []Code  // inline code
	Emphasised []Words // as a term is where it is explained
	Exercises  []Exercise
	Sections   []Section
	Entries    []Entry
	IDs        map[string]bool // the anchors of the page

	source   []byte
	html     stencil // of the text, without the title
	tables   []table
	edits    []edit
	contents []Part
	unlisted error // what is wrong with the contents
}

// A Link leads to a place in the book.
type Link struct {
	Page   string // a file of the chapters folder, "" for this one
	Anchor string // a heading's ID, or ""
	Line   int
}

// Words are a part of a sentence.
type Words struct {
	Text string // plain text
	Line int
}

var markdown = goldmark.New(
	goldmark.WithParser(parser.NewParser(
		parser.WithBlockParsers(append(parser.DefaultBlockParsers(), util.Prioritized(extension.NewFootnoteBlockParser(), 999))...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(markParser{}, 150),
			util.Prioritized(linkParser{parser.NewLinkParser()}, 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewRawHTMLParser(), 400),
			util.Prioritized(parser.NewEmphasisParser(), 500),
		),
		parser.WithAutoHeadingID(),
	)),
	goldmark.WithExtensions(extension.Table, extension.NewTypographer(extension.WithTypographicSubstitutions(punctuation))),
)

// punctuation is what stands for what is typed. The characters themselves are
// shorter than their names in HTML, which XML does not have.
var punctuation = map[extension.TypographicPunctuation]string{
	extension.LeftSingleQuote: "‘", extension.RightSingleQuote: "’", extension.Apostrophe: "’",
	extension.LeftDoubleQuote: "“", extension.RightDoubleQuote: "”",
	extension.LeftAngleQuote: "«", extension.RightAngleQuote: "»",
	extension.EnDash: "–", extension.EmDash: "—", extension.Ellipsis: "…",
}

// PageIDs are the anchors that every page has of its own.
var PageIDs = []string{"main", "contents"}

// Parse reads a chapter. The error is a [scanner.ErrorList] of everything that
// is wrong with its form; the chapter then holds what could be read.
func Parse(file string, source []byte) (*Chapter, error) {
	p := &reader{c: &Chapter{Path: file, IDs: map[string]bool{}, source: source}}
	if !utf8.Valid(source) {
		for i, line := range bytes.Split(source, []byte("\n")) {
			if !utf8.Valid(line) {
				p.errorf(i+1, "not UTF-8: save the file as UTF-8")
			}
		}
		return p.c, p.errs.Err()
	}
	context := parser.NewContext()
	for _, id := range PageIDs {
		context.IDs().Put([]byte(id))
	}
	p.tree = markdown.Parser().Parse(text.NewReader(source), parser.WithContext(context))
	p.readTitle()
	p.readReferences()
	p.readExercises()
	p.checkStarts()
	if err := ast.Walk(p.tree, p.visit); err != nil {
		return p.c, err
	}
	p.readNotes()
	p.readSections()
	p.readEntries()
	p.readEdits()
	p.readContents()
	if err := p.render(); err != nil {
		return p.c, err
	}
	p.errs.Sort()
	return p.c, p.errs.Err()
}

// A reader walks the tree and keeps what it finds. The tree itself is not kept:
// it takes several times the memory of what is made of it.
type reader struct {
	c     *Chapter
	tree  ast.Node         // without the title and the notes
	marks []*mark          // of notes, in order
	notes []*east.Footnote // in order
	errs  scanner.ErrorList
}

func (p *reader) errorf(line int, format string, args ...any) {
	e := scanner.Error{Pos: token.Position{Filename: p.c.Path, Line: line}, Msg: fmt.Sprintf(format, args...)}
	// Report the two tags of an element once.
	if n := len(p.errs); n == 0 || *p.errs[n-1] != e {
		p.errs = append(p.errs, &e)
	}
}

// line is the line on which a node begins. If the node does not know, its
// parent's is near enough.
func (p *reader) line(n ast.Node) int {
	for ; n != nil; n = n.Parent() {
		at := n.Pos()
		if at < 0 && n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
			at = n.Lines().At(0).Start
		}
		if t, ok := n.FirstChild().(*ast.Text); at < 0 && ok {
			at = t.Segment.Start
		}
		if at >= 0 && n.Kind() != ast.KindDocument {
			return 1 + bytes.Count(p.c.source[:at], []byte("\n"))
		}
	}
	return 1
}

func (p *reader) visit(n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	switch n := n.(type) {
	case *ast.Heading:
		p.readHeading(n)
	case *ast.HTMLBlock, *ast.RawHTML:
		p.errorf(p.line(n), "raw HTML: write Markdown, or put code between backquotes")
	case *ast.CodeBlock:
		p.errorf(p.line(n), "an indented code block: refer to a program or a transcript, or use a ```text fence")
	case *ast.FencedCodeBlock:
		p.readFence(n)
	case *ast.Image:
		p.errorf(p.line(n), "an image: refer to a recording under ../examples/ instead")
	case *ast.AutoLink:
		p.readLink(n, string(n.URL(p.c.source)))
	case *ast.Link:
		if strings.TrimSpace(plain(n, p.c.source)) == "" {
			p.errorf(p.line(n), "link %s has no text, so nobody sees it: write it between [ and ]", destination(n))
		}
		if len(n.Title) > 0 {
			p.errorf(p.line(n), "title %q: only a reference has one, and a link for \"tables\": make it a paragraph of its own, at the top level", n.Title)
		}
		p.readLink(n, destination(n))
	case *ast.Text:
		p.readText(n)
	case *ast.CodeSpan:
		p.readCode(n)
	case *ast.Emphasis:
		if !within(n, east.KindFootnote) { // whose section is that of its mark
			p.c.Emphasised = append(p.c.Emphasised, Words{plain(n, p.c.source), p.line(n)})
		}
	}
	return ast.WalkContinue, nil
}

// readFence refuses code and shell sessions: nothing checks a copy.
func (p *reader) readFence(n *ast.FencedCodeBlock) {
	if !p.closed(n) {
		p.errorf(p.line(n), "the fence that opens here is never closed: end it with a line like the %q that opens it", fenceOf(p.c.source[n.Pos():]))
	}
	if lang := string(n.Language(p.c.source)); lang != "text" {
		p.errorf(p.line(n), "a %q fence: refer to a program or a transcript; what nothing here can run stands in a ```text fence", lang)
		return
	}
	for _, s := range n.Lines().Sliced(0, n.Lines().Len()) {
		if line := s.Value(p.c.source); bytes.HasPrefix(bytes.TrimLeft(line, " \t"), []byte("$ ")) {
			p.errorf(1+bytes.Count(p.c.source[:s.Start], []byte("\n")), "a prompt in a fence: nothing runs %q: refer to a transcript", bytes.TrimSpace(line))
		}
	}
}
