package book

// checkCodes finds the documentation of what inline code names.
func (b *Book) checkCodes() {
	f := b.cache.names
	if f == nil {
		return
	}
	var texts []string
	for _, of := range b.facts {
		for _, code := range of.codes {
			texts = append(texts, code.Text)
		}
	}
	for _, t := range b.terms {
		if t.isFunction() {
			texts = append(texts, t.Text)
		}
	}
	if err := f.Learn(texts); err != nil {
		b.add("chapters", err)
		return
	}
	for file, of := range b.facts {
		for _, code := range of.codes {
			link, err := f.Link(code.Text)
			if err != nil {
				b.errorf("chapters/"+file, code.Line, "%v", err)
			} else if link != "" {
				b.documented[code.Text] = link
			}
		}
	}
	for _, t := range b.terms {
		if _, err := f.Link(t.Text); err != nil {
			b.errorf(termsFile, t.Line, "%v", err)
		}
	}
}
