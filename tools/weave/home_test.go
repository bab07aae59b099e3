package main

import (
	"fmt"
	"testing"
)

// testHome: the first screen of the home page says what the book is, has a pipe
// to run and the ways in. A wide screen has the picture of the pipe as well.
func (s *webSite) testHome(t *testing.T) {
	defer func() { check(t, s.page.Size(1280, 800)) }()
	for _, screen := range []struct {
		width, height int
		seen          string
	}{
		{1280, 720, `h1, .title + p, .exchange .go, .exchange .out, main li strong a, .trace-narrow svg`},
		{360, 740, `h1, .title + p, .exchange .go, .exchange .out, main li strong a`},
	} {
		check(t, s.page.Size(screen.width, screen.height))
		s.open(t, "index.html")
		for _, f := range eval(t, s.page, fmt.Sprintf(`'%s'.split(', ').flatMap(what => {
			const all = [...document.querySelectorAll(what)], least = what.includes('strong') ? 3 : 1
			return all.length < least ? [what + ' is missing'] : all.filter(e => !e.checkVisibility() || e.getBoundingClientRect().bottom > innerHeight)
				.map(e => what + ' ends at ' + e.getBoundingClientRect().bottom)
		})`, screen.seen)) {
			t.Errorf("%d by %d: %s", screen.width, screen.height, f)
		}
	}
}
