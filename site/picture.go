package site

import "html/template"

// A Picture shows what happened in a recorded run.
type Picture struct {
	Caption string        // plain text
	ID      string        // anchor on the page
	Path    string        // "examples/basic-pipes/spam.one.trace.json"
	Href    string        // the page of the whole recording
	Command []string      // what was typed, lines
	Folded  bool          // shown closed
	Wide    template.HTML // the picture for a page's column
	Narrow  template.HTML // the same for a phone
	Words   []string      // the same in sentences
}

// Picture makes the figure of a recorded run, to stand in a page's body.
func (ts *Templates) Picture(p Picture) (template.HTML, error) {
	return ts.figure("picture", p)
}
