package site

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// Up to so many pages, the contents of a page list all of them. Of a larger book
// they list the parts and pages near this one: with every page on every page,
// the site would grow with the square of the book.
const (
	few  = 40
	near = 8
)

// here is a page's address on the page itself.
const here = "#main"

// Contents is what a page shows of the book's contents: all of it, or in a large
// book every part near its own, and of its own part the pages near it.
func (f Frame) Contents() []Part {
	pages := 0
	for _, p := range f.Parts {
		pages += len(p.Pages)
	}
	part, page := f.place()
	low, high := 0, len(f.Parts)
	if pages > few {
		low, high = window(max(part, 0), len(f.Parts))
	}
	parts := make([]Part, 0, high-low)
	for i := low; i < high; i++ {
		p := Part{Title: f.Parts[i].Title, ID: f.Parts[i].ID}
		from, to := 0, len(f.Parts[i].Pages)
		if pages > few && i == part {
			from, to = window(page, to)
		} else if pages > few {
			to = 0
		}
		p.Pages = slices.Clone(f.Parts[i].Pages[from:to])
		for j := range p.Pages {
			p.Pages[j].Href = f.Root + p.Pages[j].Href
		}
		if i == part {
			p.Pages[page-from].Href = here
		}
		parts = append(parts, p)
	}
	return parts
}

// standing is where a chapter stands in the book, as HTML: its part, and its
// number, 0 for a page beside the chapters.
func (f Frame) standing(number int) string {
	place := text(f.partTitle())
	if number == 0 {
		return place
	}
	if place != "" {
		place += " · "
	}
	return place + "Chapter " + strconv.Itoa(number)
}

// partTitle is the part that the page belongs to, "" for none.
func (f Frame) partTitle() string {
	if part, _ := f.place(); part >= 0 {
		return f.Parts[part].Title
	}
	return ""
}

// Canonical is the page's address, "" where the site's is not known.
func (f Frame) Canonical() string {
	if f.URL == "" {
		return ""
	}
	path := strings.TrimSuffix(f.Path, "index.html")
	return strings.TrimSuffix(f.URL, "/") + "/" + path
}

// Base is the path of the site's root on its server, ending in a slash.
func (f Frame) Base() string {
	u, err := url.Parse(f.URL)
	if err != nil {
		return "/"
	}
	return strings.TrimSuffix(u.EscapedPath(), "/") + "/"
}

// revision is the commit that the page's source can be seen at, "" where there
// is none: it is unknown, or was changed since.
func (f Frame) revision() string {
	if strings.HasSuffix(f.Commit, "-dirty") {
		return ""
	}
	return f.Commit
}

// home says whether this is the page of the contents.
func (f Frame) home() bool { return f.Path == "index.html" }

// contentsHref is where the contents are seen from this page: on it, or at
// home.
func (f Frame) contentsHref() string {
	if f.home() {
		return here
	}
	if part, _ := f.place(); part >= 0 {
		return "#contents"
	}
	return f.Root + "index.html"
}

// place finds the page in the contents; -1 where it is not listed, as no page of
// a file is.
func (f Frame) place() (part, page int) {
	if strings.Contains(f.Path, "/") {
		return -1, -1
	}
	for i, p := range f.Parts {
		for j, link := range p.Pages {
			if link.Href == f.Path {
				return i, j
			}
		}
	}
	return -1, -1
}

// window is the range of up to 2*near+1 indexes around i within n.
func window(i, n int) (low, high int) {
	return max(0, min(i-near, n-2*near-1)), min(n, max(i+near+1, 2*near+1))
}
