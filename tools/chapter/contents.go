package chapter

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// A Part is a section of the contents that lists pages.
type Part struct {
	Title string // "" for the pages above the first heading
	ID    string // its heading's anchor, or ""
	Items []Item
}

// An Item is a page that the contents list.
type Item struct {
	Number  int    // of a chapter, through the whole book, from 1; 0 for a page beside the chapters
	Title   string // the link's text
	File    string // "basic-pipes.md"
	Summary string // what follows the link
	Line    int
}

// Contents reads the book's order from chapters/README.md: under a heading,
// the items of a numbered list are chapters, those of a plain list are pages
// beside them. Each item begins with its link.
func (c *Chapter) Contents() ([]Part, error) { return c.contents, c.unlisted }

// readContents reads what [Chapter.Contents] gives. Its errors are apart, since
// they are errors only of the chapter that is the contents.
func (p *reader) readContents() {
	own := &reader{c: p.c}
	part, number := Part{}, 0
	add := func() {
		if len(part.Items) > 0 {
			p.c.contents = append(p.c.contents, part)
		}
	}
	for n := p.tree.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok {
			add()
			part = Part{Title: plain(h, p.c.source), ID: headingID(h)}
		}
		list, ok := n.(*ast.List)
		if !ok {
			continue
		}
		if list.IsOrdered() && list.Start != number+1 {
			own.errorf(p.line(list), "this list begins with %d: the next chapter is %d", list.Start, number+1)
		}
		for li := list.FirstChild(); li != nil; li = li.NextSibling() {
			item, ok := p.readItem(li)
			if !ok {
				continue
			}
			if list.IsOrdered() {
				number++
				item.Number = number
			}
			part.Items = append(part.Items, item)
		}
	}
	add()
	own.errs.Sort()
	p.c.unlisted = own.errs.Err()
}

// chapterForm is the address of a chapter, as the contents give it.
var chapterForm = regexp.MustCompile(`^[^/?#:%]+\.md$`)

// readItem reads a list item that begins with a link to a page. Any other item
// is prose.
func (p *reader) readItem(li ast.Node) (Item, bool) {
	text := li.FirstChild()
	if text == nil {
		return Item{}, false
	}
	link, ok := text.FirstChild().(*ast.Link)
	if !ok || !chapterForm.MatchString(destination(link)) {
		return Item{}, false
	}
	item := Item{Title: plain(link, p.c.source), File: destination(link), Line: p.line(link)}
	rest := strings.TrimPrefix(plain(text, p.c.source), item.Title)
	item.Summary = strings.TrimLeft(rest, ":–— ")
	return item, true
}
