package site

import (
	"net/url"
	"slices"
	"strconv"
)

// policy lets a page load what is its own, and nothing from elsewhere.
const policy = `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'`

// mark is the book's, as a part of a page.
const mark = `<svg class="mark" viewBox="0 0 80 22" aria-hidden="true" focusable="false"><path class="box" d="M1 3h20v16H1zM59 3h20v16H59z"/><path d="M21 5.5h38V7H21zM21 15h38v1.5H21zM52 9h5v4h-5zM45 9h5v4h-5zM38 9h5v4h-5zM27 9h5v4h-5zM5 8h8v1.5H5zM5 12h5v1.5H5zM63 8h4v1.5h-4z"/></svg>`

// begin writes what a page begins with, up to its title. The class is that of the
// page's body, "" for none.
func (w writer) begin(f Frame, class string) {
	w.html(`<!DOCTYPE html>
<html lang="en">
`)
	w.head(f)
	w.html("<body")
	w.attribute("class", class)
	w.html(`>
<a class="skip" href="#main">Skip to the text</a>
<header class="bar">
<a class="book" href="`, text(f.Root), `index.html">`, mark, "<span>", text(f.Book), `</span></a>
<div class="tools"></div>
`, "<a class=\"menu\" href=\"", text(f.contentsHref()), "\">Contents</a>\n</header>\n")
}

func (w writer) head(f Frame) {
	title := text(f.Book)
	if !f.home() {
		title = text(f.Title) + " · " + title
	}
	w.html(`<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="`, policy, `"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<title>`, title, "</title>\n")
	w.meta("name", "description", f.Description)
	w.meta("name", "color-scheme", "light dark")
	assets := text(f.Root) + "assets/"
	// The style sheet is first: with a policy in the page, Chromium looks for
	// nothing behind a script that it waits for, and would ask for the one only
	// when it has the other.
	w.html(`<link rel="stylesheet" href="`, assets, `style.css"/>
<script src="`, assets, `theme.js"></script>
<script defer="" src="`, assets, `page.js"></script>
`)
	if !f.NoRun {
		w.html(`<script defer="" src="`, assets, "run.js\"></script>\n")
	}
	w.html(`<link rel="icon" type="image/svg+xml" href="`, assets, "mark.svg\"/>\n")
	if to := f.Canonical(); to != "" {
		w.html(`<link rel="canonical" href="`, text(to), "\"/>\n")
		w.meta("property", "og:type", "article")
		w.meta("property", "og:site_name", f.Book)
		w.meta("property", "og:title", f.Title)
		w.meta("property", "og:description", f.Description)
		w.meta("property", "og:url", to)
	}
	w.html("</head>\n")
}

// meta writes what a page says of itself, unless that is "".
func (w writer) meta(kind, name, content string) {
	if content != "" {
		w.html("<meta ", kind, `="`, name, `" content="`, text(content), "\"/>\n")
	}
}

// title writes a page's title below its place in the book, both HTML, and begins
// the page's text.
func (w writer) title(place, title string) {
	w.html("<main id=\"main\" tabindex=\"-1\">\n<header class=\"title\">\n")
	if place != "" {
		w.html(`<p class="place">`, place, "</p>\n")
	}
	w.html("<h1>", title, "</h1>\n</header>\n")
}

// end writes what a page ends with, after its text: what it was made of, and where
// the whole book is.
func (w writer) end(f Frame) {
	w.html("</main>\n<footer class=\"foot\">\n<p>", f.made())
	if f.Repo != "" {
		report := f.Repo + "/issues/new?title=" + url.QueryEscape(f.Title+" ("+f.Path+"): ")
		w.html(" ", link(f.Repo, "Source"), " · ", link(report, "Something wrong on this page?"))
	}
	w.html("</p>\n<p>", link(f.Root+"book.html", "The whole book on one page"), " · ", link(f.Root+"book.md", "as Markdown"),
		" · ", link(f.Root+"pipes-in-go.epub", "for an e-reader"), " (EPUB)</p>\n</footer>\n</body>\n</html>\n")
}

// made says, as HTML, what the book was made of and how far that was tested.
func (f Frame) made() string {
	at := ""
	if f.Commit != "" {
		at = " at commit <code>" + text(f.Commit) + "</code>"
	}
	if f.Proven == "" {
		return "Made from the book’s chapters and programs" + at + "."
	}
	if at != "" {
		at = "," + at
	}
	return "Every listing is cut from a program that compiles, and every output was compared with what the program prints, with " + text(f.Proven) + at + "."
}

// nav writes the contents at the side of a page, with the page's own sections.
func (w writer) nav(p Page) {
	w.html(`<nav class="contents" id="contents" aria-label="Contents">
<p class="close"><a href="#main">Close</a></p>`)
	for _, part := range p.Contents() {
		if part.Title != "" {
			w.html("\n<p class=\"part\">", link(p.Root+"index.html#"+part.ID, text(part.Title)), "</p>")
		}
		w.pages(part.Pages, p.Headings)
	}
	w.html("\n</nav>\n")
}

// pages writes the list of a part's pages; one of them may be this page, which
// has these headings.
func (w writer) pages(pages []Link, headings []Heading) {
	if len(pages) == 0 {
		return
	}
	w.html("\n<ol>")
	for _, l := range pages {
		number := ""
		if l.Number > 0 {
			number = strconv.Itoa(l.Number)
		}
		w.html("\n<li><a")
		w.attribute("href", l.Href)
		if l.Href == here {
			w.html(` aria-current="page"`)
		}
		w.html(`><span class="n">`, number, "</span>", text(l.Title), "</a>")
		if l.Href == here {
			w.sections(headings)
		}
		w.html("</li>")
	}
	w.html("\n</ol>")
}

// sections writes the list of a page's sections.
func (w writer) sections(headings []Heading) {
	headings = slices.DeleteFunc(slices.Clone(headings), func(h Heading) bool { return h.Level != 2 })
	if len(headings) == 0 {
		return
	}
	w.html("\n<ul>")
	for _, h := range headings {
		w.html("\n<li>", link("#"+h.ID, text(h.Title)), "</li>")
	}
	w.html("\n</ul>\n")
}

// turn writes links to the pages before and after.
func (w writer) turn(f Frame) {
	if f.Prev == nil && f.Next == nil {
		return
	}
	w.html(`<nav class="turn" aria-label="Previous and next">`)
	if f.Prev != nil {
		w.html("\n<a rel=\"prev\" href=\"", text(f.Root+f.Prev.Href), "\"><small>Before</small> ", text(f.Prev.Title), "</a>")
	}
	if f.Next != nil {
		w.html("\n<a rel=\"next\" href=\"", text(f.Root+f.Next.Href), "\"><small>Next</small> ", text(f.Next.Title), "</a>")
	}
	w.html("\n</nav>\n")
}
