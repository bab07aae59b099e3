package chapter

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// plain is the text of a node without its markup, as a browser shows it.
func plain(n ast.Node, source []byte) string {
	var b strings.Builder
	if n.Type() == ast.TypeBlock {
		b.Grow(length(n.Lines()))
	}
	writePlain(&b, n, source)
	return b.String()
}

// length is that of all lines together.
func length(lines *text.Segments) int {
	n := 0
	for i := range lines.Len() {
		line := lines.At(i)
		n += line.Len()
	}
	return n
}

func writePlain(b *strings.Builder, n ast.Node, source []byte) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		writeInline(b, c, source)
	}
}

// writeInline writes the text of one node within a block, with a space for the
// end of a line.
func writeInline(b *strings.Builder, n ast.Node, source []byte) {
	switch n := n.(type) {
	case *ast.Text:
		value := n.Segment.Value(source)
		if n.IsRaw() {
			b.WriteString(strings.ReplaceAll(string(value), "\n", " "))
			return
		}
		if writeUnescaped(b, value); n.SoftLineBreak() || n.HardLineBreak() {
			b.WriteByte(' ')
		}
	case *ast.String: // the typographer's
		writeUnescaped(b, n.Value)
	case *ast.AutoLink:
		b.Write(n.Label(source))
	default:
		writePlain(b, n, source)
	}
}

// unescape resolves backslashes and entities: \* is *, and &amp; is &.
func unescape(markdown []byte) string {
	var b strings.Builder
	writeUnescaped(&b, markdown)
	return b.String()
}

func writeUnescaped(b *strings.Builder, markdown []byte) {
	if !bytes.ContainsAny(markdown, `\&`) {
		b.Write(markdown)
		return
	}
	// One at a time, since what an escape stands for is not read again.
	for len(markdown) > 0 {
		n := bytes.IndexByte(markdown, '\\')
		if n < 0 || n+1 == len(markdown) {
			n = len(markdown)
		}
		b.Write(util.ResolveEntityNames(util.ResolveNumericReferences(markdown[:n])))
		markdown = markdown[n:]
		if len(markdown) == 0 {
			break
		}
		if !util.IsPunct(markdown[1]) {
			b.WriteByte('\\')
		}
		b.WriteByte(markdown[1])
		markdown = markdown[2:]
	}
}

// destination is where a link leads.
func destination(n *ast.Link) string { return unescape(n.Destination) }

// goIssue is how an issue of Go's is named.
var goIssue = regexp.MustCompile(`golang/go(?: issue |#)(\d+)`)

// almostLink is what an author takes for a link and Markdown does not, in a
// text: an address as it is, or a page between < and >.
var almostLink = regexp.MustCompile(`\bhttps?://\S+|<[^<>\s]+\.md(?:#[^<>\s]*)?>`)

// almostDefinition is a definition of a label that Markdown takes for text.
var almostDefinition = regexp.MustCompile(`^\[[^\[\]^][^\[\]]*\]:\s`)

// readText reports what looks like a link and is not one.
func (p *reader) readText(n *ast.Text) {
	if n.IsRaw() {
		return
	}
	text := n.Segment.Value(p.c.source)
	if bytes.Contains(text, []byte("&#")) {
		for _, r := range unescape(text) {
			if !unicode.IsGraphic(r) {
				p.errorf(p.line(n), "a reference to the character %U, which can't be seen: remove it", r)
			}
		}
	}
	// To look for a few characters first takes a hundredth of the time.
	if bytes.Contains(text, []byte("golang/go")) {
		if m := goIssue.FindSubmatch(text); m != nil && !within(n, ast.KindLink) {
			p.errorf(p.line(n), "%s: make it a link to https://go.dev/issue/%s", m[0], m[1])
		}
	}
	if bytes.ContainsAny(text, ":<") {
		if m := almostLink.Find(text); m != nil && !within(n, ast.KindLink) {
			p.errorf(p.line(n), "%s: Markdown does not take it for a link: write [text](address), or <https://...>", m)
		}
	}
	for i := n.Segment.Start; i < n.Segment.Stop; i++ {
		next := bytes.IndexByte(p.c.source[i:n.Segment.Stop], ']')
		if next < 0 {
			break
		}
		if i += next; p.closesLink(i) {
			p.errorf(p.line(n), "%s: Markdown does not take it for a link: an address has no blanks, a label needs its definition; brackets that are not a link need a backslash", p.around(i))
			return
		}
	}
	if first := n.Parent().FirstChild() == ast.Node(n) && n.Parent().Kind() == ast.KindParagraph; first {
		if m := almostDefinition.Find(p.c.source[n.Segment.Start:]); m != nil {
			p.errorf(p.line(n), "%s Markdown does not take it for the address of a label: an address has no blanks", bytes.TrimSpace(m))
		}
	}
}

// closesLink says whether the bracket at i would close the text of a link.
func (p *reader) closesLink(i int) bool {
	rest := p.c.source[i:]
	if !bytes.HasPrefix(rest, []byte("](")) && !bytes.HasPrefix(rest, []byte("][")) || bytes.HasPrefix(rest, []byte("][^")) {
		return false
	}
	before := p.c.source[:i]
	return (len(before)-len(bytes.TrimRight(before, `\`)))%2 == 0
}

// around is what stands around the bracket at i, from [ to ) or ].
func (p *reader) around(i int) []byte {
	start := bytes.LastIndexAny(p.c.source[:i], "[\n")
	if start < 0 || p.c.source[start] == '\n' {
		start++
	}
	stop := bytes.IndexAny(p.c.source[i+2:], ")]\n")
	if stop < 0 {
		return p.c.source[start:]
	}
	stop += i + 2
	if p.c.source[stop] != '\n' {
		stop++
	}
	return p.c.source[start:stop]
}

// fenceOf is the run of backquotes or tildes that a text begins with.
func fenceOf(text []byte) []byte {
	return text[:len(text)-len(bytes.TrimLeft(text, string(text[:1])))]
}

// closed says whether a line like the one that opens a fence follows it.
func (p *reader) closed(n *ast.FencedCodeBlock) bool {
	last := n.Pos()
	if lines := n.Lines(); lines.Len() > 0 {
		last = lines.At(lines.Len()-1).Stop - 1
	}
	next := p.c.nextLine(last)
	line, _, _ := bytes.Cut(p.c.source[next:], []byte("\n"))
	line = bytes.TrimSpace(bytes.TrimLeft(line, "> \t")) // it may stand in a quotation or a list
	opens := fenceOf(p.c.source[n.Pos():])
	return bytes.HasPrefix(line, opens) && len(fenceOf(line)) == len(line)
}
