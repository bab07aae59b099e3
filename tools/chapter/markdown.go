package chapter

import "strings"

// Markdown gives the chapter's own Markdown, with what each reference stands
// for in its place, and with links to other pages of the book led to where the
// reader of the Markdown finds them.
func (c *Chapter) Markdown(fill func(*Reference) string, link func(file, anchor string) string) string {
	links := c.links(link)
	var b strings.Builder
	at := 0
	for _, r := range c.References {
		b.WriteString(links.Replace(string(c.source[at:r.start])))
		b.WriteString(strings.TrimRight(fill(r), "\n"))
		at = r.stop
	}
	b.WriteString(links.Replace(string(c.source[at:])))
	return b.String()
}

// links leads the links of the chapter to where link says.
func (c *Chapter) links(link func(file, anchor string) string) *strings.Replacer {
	var pairs []string
	for _, l := range c.Links {
		was := l.Page
		if l.Anchor != "" {
			was += "#" + l.Anchor
		}
		pairs = append(pairs, "]("+was+")", "]("+link(l.Page, l.Anchor)+")")
	}
	return strings.NewReplacer(pairs...)
}
