package site

// A Look is how figures look, which depends on where they stand.
type Look int

const (
	// OnPage is a page of its own: a chapter's, with buttons and folds.
	OnPage Look = iota
	// InWhole is the page of the whole book. It has a thousand figures and is
	// read on a phone as well, so they have no buttons: each names its source,
	// and the name leads to the figure on its chapter's page, which has them.
	InWhole
	// InEPUB is an EPUB: well-formed XML, and nothing that waits for a click.
	InEPUB
)

// folded writes a figure, in a fold if it is to be shown closed. An EPUB has no
// folds.
func (w writer) folded(closed bool, caption string, figure func()) {
	if w.look == InEPUB {
		figure()
		w.html("\n")
		return
	}
	if closed {
		w.html(`<details class="folded"><summary>`, text(caption), "</summary>\n")
	}
	figure()
	w.html("\n")
	if closed {
		w.html("</details>\n")
	}
	if w.look == OnPage {
		w.html("\n")
	}
}

// caption writes a caption. Of the HTML, source says what the figure was made of,
// in paragraphs on a page, which shows them when the caption is opened; below stands
// under it in any case.
func (w writer) caption(caption, source, below string) {
	b := "<b>" + text(caption) + "</b>"
	w.html("<figcaption>")
	switch w.look {
	case OnPage:
		w.html("<details><summary>", b, " <small>source</small></summary>\n", source, "</details>")
	case InWhole:
		w.html(b, " ", source)
	case InEPUB:
		w.html("<p>", b, "</p>\n<p class=\"source\">", source, "</p>")
	}
	w.html(below, "</figcaption>")
}

// long is how many lines a figure has that may be broken between two sheets of
// paper.
const long = 40
