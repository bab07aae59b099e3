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
	// What a reader's own run draws stands below it, and not beside the page.
	check(t, s.page.Size(1280, 720))
	var place string
	check(t, s.page.Eval(`(drawn => {
		drawn.className = 'picture'
		document.querySelector('.terminal').append(drawn)
		return getComputedStyle(drawn).position
	})(document.createElement('figure'))`, &place))
	if place != "relative" {
		t.Errorf("the picture of a run on the home page has position %s", place)
	}
}

// testLinks: one press copies the address of any figure, and of the command line
// that a reader has made of an exchange's own.
func (s *webSite) testLinks(t *testing.T) {
	for _, name := range []string{"index.html", "basic-pipes.html"} {
		s.open(t, name)
		for _, f := range eval(t, s.page, `(async () => {
			const wrong = [], copied = []
			navigator.clipboard.writeText = async text => { copied.push(text) }
			for (const figure of document.querySelectorAll('main figure')) {
				figure.querySelector('figcaption > button')?.click()
				const address = new URL(copied.pop() ?? '', location.href)
				if (document.getElementById(address.hash.slice(1)) != figure || address.pathname != location.pathname) wrong.push('the address of ' + figure.outerHTML.slice(0, 150) + ' is ' + address)
			}
			const figure = document.querySelector('.exchange'), edit = document.createElement('div'), line = document.createElement('textarea')
			edit.className = 'edit'
			edit.append(line)
			figure.append(edit)
			for (const [typed, end] of [[figure.querySelector('.command').textContent.trim().slice(2), ''], ['seq 3 | head', '=seq%203%20%7C%20head']]) {
				line.value = typed
				figure.querySelector('figcaption > button').click()
				const hash = new URL(copied.pop()).hash
				if (hash != '#' + figure.id + end) wrong.push('with the line ' + typed + ', the address ends in ' + hash)
			}
			return wrong
		})()`) {
			t.Errorf("%s: %s", name, f)
		}
	}
}
