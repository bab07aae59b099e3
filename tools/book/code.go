package book

import (
	"maps"
	"slices"
)

// checkCodes finds the documentation of what inline code names.
func (b *Book) checkCodes() {
	f := b.cache.names
	if f == nil {
		return
	}
	type target struct {
		link string
		err  error
	}
	targets := map[string]target{} // by the code's text, which comes again and again
	for _, c := range b.chapters {
		for _, code := range c.Codes {
			targets[code.Text] = target{}
		}
	}
	for _, t := range b.terms {
		if t.isFunction() {
			targets[t.Text] = target{}
		}
	}
	if err := f.Learn(slices.Collect(maps.Keys(targets))); err != nil {
		b.add("chapters", err)
		return
	}
	for text := range targets {
		link, err := f.Link(text)
		targets[text] = target{link, err}
		if link != "" {
			b.documented[text] = link
		}
	}
	for _, c := range b.chapters {
		for _, code := range c.Codes {
			if err := targets[code.Text].err; err != nil {
				b.errorf(c.Path, code.Line, "%v", err)
			}
		}
	}
	for _, t := range b.terms {
		if err := targets[t.Text].err; err != nil {
			b.errorf(termsFile, t.Line, "%v", err)
		}
	}
}
