package site

import (
	"html/template"
	"net/url"
	"strconv"
)

// mark is the book's, as a part of a page.
const mark = `<svg class="mark" viewBox="0 0 80 22" aria-hidden="true" focusable="false"><path class="box" d="M1 3h20v16H1zM59 3h20v16H59z"/><path d="M21 5.5h38V7H21zM21 15h38v1.5H21zM52 9h5v4h-5zM45 9h5v4h-5zM38 9h5v4h-5zM27 9h5v4h-5zM5 8h8v1.5H5zM5 12h5v1.5H5zM63 8h4v1.5h-4z"/></svg>`

// Mark is the book's.
func (f Frame) Mark() template.HTML { return mark }

// Bar is a page's first line.
func (f Frame) Bar() template.HTML {
	return written(func(w writer) {
		w.html(`<a class="skip" href="#main">Skip to the text</a>
<header class="bar">
<a class="book" href="`, text(f.Root), `index.html">`, mark, "<span>", text(f.Book), `</span></a>
<div class="tools"></div>
<a class="menu" href="`, text(f.ContentsHref()), `">Contents</a>
</header>
`)
	})
}

// Nav is the contents at the side of a page, with the page's own sections.
func (p Page) Nav() template.HTML {
	return written(func(w writer) {
		w.html(`<nav class="contents" id="contents" aria-label="Contents">
<p class="close"><a href="#main">Close</a></p>`)
		for _, part := range p.Contents() {
			to := p.Root + "index.html"
			if part.ID != "" {
				to += "#" + part.ID
			}
			w.html("\n<p class=\"part\">")
			w.link(to, text(part.Title))
			w.html("</p>")
			w.pages(part.Pages, p.Headings)
		}
		w.html("\n</nav>\n")
	})
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
	if len(headings) == 0 {
		return
	}
	w.html("\n<ul>")
	for _, h := range headings {
		if h.Level == 2 {
			w.html("\n<li>")
			w.link("#"+h.ID, text(h.Title))
			w.html("</li>")
		}
	}
	w.html("\n</ul>\n")
}

// Assets is what a page loads, in a page's head.
func (f Frame) Assets() template.HTML {
	return written(func(w writer) {
		assets := text(f.Root) + "assets/"
		w.html(`<script src="`, assets, `theme.js"></script>
<link rel="stylesheet" href="`, assets, `style.css">
<script defer src="`, assets, `page.js"></script>
`)
		if !f.NoRun {
			w.html(`<script defer src="`, assets, "run.js\"></script>\n")
		}
		w.html(`<link rel="stylesheet" media="print" href="`, assets, `print.css">
<link rel="icon" type="image/svg+xml" href="`, assets, `mark.svg">`)
	})
}

// Foot is a page's last lines: what it was made of, and the whole book.
func (f Frame) Foot() template.HTML {
	return written(func(w writer) {
		w.html("<footer class=\"foot\">\n<p>", string(f.Made()))
		if f.Repo != "" {
			w.html(" ")
			w.link(f.Repo, "Source")
			w.html(" · ")
			w.link(f.Repo+"/issues/new?title="+url.QueryEscape(f.Title+" ("+f.Path+"): "), "Something wrong on this page?")
		}
		w.html("</p>\n<p>")
		w.link(f.Root+"book.html", "The whole book on one page")
		w.html(" · ")
		w.link(f.Root+"book.md", "as Markdown")
		w.html(" · ")
		w.link(f.Root+"pipes-in-go.epub", "for an e-reader")
		w.html(" (EPUB)</p>\n</footer>\n</body>\n</html>\n")
	})
}

// Made says what the page was made of, and how far that was tested.
func (f Frame) Made() template.HTML {
	at := ""
	if f.Commit != "" {
		at = " at commit <code>" + text(f.Commit) + "</code>"
	}
	if f.Proven == "" {
		return template.HTML("Made from the book's chapters and programs" + at + ".")
	}
	if at != "" {
		at = "," + at
	}
	return template.HTML("Every listing is cut from a program that compiles, and every output was compared with what the program prints, with " + text(f.Proven) + at + ".")
}
