package main

import "testing"

// testMarks: a marked line has a rule at its side, on the screen and on paper,
// where grounds are not printed: no reader has to see a shade of colour.
func (s *webSite) testMarks(t *testing.T) {
	s.open(t, "basic-pipes.html")
	defer func() { check(t, s.page.Media("")) }()
	for medium, ground := range map[string]bool{"screen": true, "print": false} {
		check(t, s.page.Media(medium))
		for _, wrong := range eval(t, s.page, `(() => {
			const marked = [...document.querySelectorAll('.listing code')].find(e => e.checkVisibility()).appendChild(document.createElement('span'))
			marked.className = 'line marked'
			marked.textContent = 'a line'
			const rule = getComputedStyle(marked, '::after'), own = getComputedStyle(marked), wrong = []
			const beside = rule.position == 'absolute' && parseFloat(rule.left) < 0 && parseFloat(rule.height) > marked.clientHeight - 1
			if (!beside || rule.borderLeftStyle != 'solid' || parseFloat(rule.borderLeftWidth) < 2) wrong.push('there is no rule at its side')
			for (const [what, value, none] of [['ground', own.backgroundColor, 'rgba(0, 0, 0, 0)'], ['shadow', own.boxShadow, 'none']]) {
				if ((value != none) != `+map[bool]string{true: "true", false: "false"}[ground]+`) wrong.push('its ' + what + ' is ' + value)
			}
			marked.remove()
			return wrong
		})()`) {
			t.Errorf("a marked line, %s: %s", medium, wrong)
		}
	}
}

// testNumbers: a reader who asks for the numbers of an excerpt gets those that
// its lines have in their file.
func (s *webSite) testNumbers(t *testing.T) {
	s.open(t, "basic-pipes.html")
	for _, listing := range eval(t, s.page, `[...document.querySelectorAll('.listing:has([data-n])')].filter(listing => {
		[...listing.querySelectorAll('button')].find(b => b.textContent == 'Numbers').click()
		const lines = [...listing.querySelectorAll('.line')], first = Number(listing.querySelector('a').hash.slice(2))
		return !lines.every((line, i) => line.querySelector('.number').textContent == String(first + i))
	}).map(listing => listing.id)`) {
		t.Errorf("%s: its numbers are not those of its file", listing)
	}
	for _, listing := range eval(t, s.page, `[...document.querySelectorAll('.listing.numbered')].filter(listing => {
		const line = listing.querySelector('.line'), number = getComputedStyle(line.querySelector('.number'))
		line.classList.add('marked')
		return parseFloat(number.left) + parseFloat(number.width) > parseFloat(getComputedStyle(line, '::after').left)
	}).map(listing => listing.id)`) {
		t.Errorf("%s: the rule of a marked line lies on its number", listing)
	}
}
