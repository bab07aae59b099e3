package chapter

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// A Reference stands in a chapter for the thing itself: a listing, an
// exchange, a picture, the tables of a section of another chapter, or an index.
type Reference struct {
	Caption string // the link's text, plain
	Path    string // from the book's root: "examples/basic-pipes/spam/main.go"
	Name    string // the fragment: of a declaration, a region, an exchange, a section; or "". Of an index, "terms" or "functions"
	Line    int

	// From the link's title:
	Folded   bool   // shown closed
	From, To int    // lines to mark, counted within the excerpt, from 1; or 0
	Since    string // path of the older file, to show what changed
	Start    bool   // it is the program that an exercise starts from

	start, stop int // where it stands in the source
}

var kindReference = ast.NewNodeKind("Reference")

// A referenceNode takes the paragraph's place in the tree.
type referenceNode struct {
	ast.BaseBlock
	ref *Reference
}

func (n *referenceNode) Kind() ast.NodeKind        { return kindReference }
func (n *referenceNode) Dump(source []byte, l int) { ast.DumpHelper(n, source, l, nil, nil) }

const examples = "../examples/"

// tablesWord is the title of a link that stands for the tables of a section.
const tablesWord = "tables"

// indexes are the titles of links that stand for an index: of the terms that the
// book explains, and of the functions that it names. Both lead to termsFile.
var indexes = []string{"terms", "functions"}

const termsFile = "terms.txt"

// readReferences replaces each top-level paragraph that is one link into the
// examples, or one to a section whose tables, or an index, are to stand there.
func (p *reader) readReferences() {
	for n := p.tree.FirstChild(); n != nil; n = n.NextSibling() {
		link, ok := n.FirstChild().(*ast.Link)
		if n.Kind() != ast.KindParagraph || !ok || n.ChildCount() != 1 {
			continue
		}
		destination := destination(link)
		tables, index := string(link.Title) == tablesWord, slices.Contains(indexes, string(link.Title))
		if !tables && !index && !strings.HasPrefix(destination, examples) {
			continue
		}
		r := &Reference{Caption: plain(link, p.c.source), Line: p.line(n)}
		switch r.Path, r.Name, ok = inBook(destination); {
		case tables && (!sectionForm.MatchString(destination) || path.Dir(r.Path) != "chapters"):
			p.errorf(r.Line, "tables of %s: name a chapter and a section of it, NAME.md#section", destination)
		case index && destination != termsFile:
			p.errorf(r.Line, "%s of %s: lead to %s", link.Title, destination, termsFile)
		case !tables && !index && !ok:
			p.errorf(r.Line, "%s leads out of the examples folder: refer to a file under %s", destination, examples)
		default:
			p.c.References = append(p.c.References, r)
		}
		if index {
			r.Name = string(link.Title)
		} else if !tables {
			p.readTitleWords(r, string(link.Title))
		}
		if r.Caption == "" {
			p.errorf(r.Line, "the reference has no caption: write it between [ and ]")
		}
		r.start, r.stop = n.Lines().At(0).Start, n.Lines().At(n.Lines().Len()-1).Stop
		node := &referenceNode{ref: r}
		p.tree.ReplaceChild(p.tree, n, node)
		n = node
	}
}

// sectionForm is a section of another chapter.
var sectionForm = regexp.MustCompile(`^[^/#:?]+\.md#.`)

// inBook returns the path that a destination names, from the book's root, and
// whether it is in the examples.
func inBook(destination string) (file, name string, ok bool) {
	u, err := url.Parse(destination)
	if err != nil {
		return "", "", false
	}
	file = path.Join("chapters", u.Path)
	return file, u.Fragment, strings.HasPrefix(file, "examples/")
}

var linesForm = regexp.MustCompile(`^lines ([0-9]+)(?:-([0-9]+))?$`)

func (p *reader) readTitleWords(r *Reference, title string) {
	for _, t := range strings.Split(title, ",") {
		t = strings.TrimSpace(t)
		m := linesForm.FindStringSubmatch(t)
		since, isSince := strings.CutPrefix(t, "since ")
		switch {
		case t == "":
		case t == "folded":
			r.Folded = true
		case t == "start":
			r.Start = true
		case m != nil:
			r.From, _ = strconv.Atoi(m[1])
			if r.To, _ = strconv.Atoi(m[2]); m[2] == "" {
				r.To = r.From
			}
			if r.From < 1 || r.To < r.From {
				p.errorf(r.Line, "%s: lines are counted within the excerpt, from 1, the first before the last", t)
			}
		case isSince:
			if r.Since = path.Join(path.Dir(r.Path), since); !strings.HasPrefix(r.Since, "examples/") {
				p.errorf(r.Line, "since %s: name a file under %s, seen from %s", since, examples, r.Path)
				r.Since = ""
			}
		default:
			p.errorf(r.Line, "title %q: want \"folded\", \"lines 3-5\", \"since FILE\" or \"start\"", t)
		}
	}
}

// readLink checks a link in a sentence.
func (p *reader) readLink(n ast.Node, destination string) {
	line := p.line(n)
	u, err := url.Parse(destination)
	switch {
	case err != nil:
		p.errorf(line, "link %s: %v", destination, err)
	case u.Scheme == "https" || u.Scheme == "http":
		p.readDocumented(n, destination)
	case u.Scheme != "" || u.Host != "":
		p.errorf(line, "link %s: only http, https and files of the book can be linked", destination)
	case strings.HasPrefix(destination, examples):
		p.errorf(line, "link %s: a reference is a paragraph of its own, at the top level: put an empty line before and after", destination)
	case u.Path == "" && u.Fragment == "":
		p.errorf(line, "a link without destination: write it between ( and )")
	case u.Path != "" && (path.Ext(u.Path) != ".md" || strings.Contains(u.Path, "/")) || u.RawQuery != "" || u.ForceQuery:
		p.errorf(line, "link %s: want a chapter, NAME.md, or an https address", destination)
	default:
		p.c.Links = append(p.c.Links, Link{u.Path, u.Fragment, line})
	}
}
