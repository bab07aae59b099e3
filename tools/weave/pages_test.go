package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"example.com/pipes/tools/chromium"
	"example.com/pipes/tools/runner"
)

// tooWide lists what reaches over the page's right edge.
const tooWide = `[...document.querySelectorAll('body *')]
	.filter(e => !e.closest('.skip, dialog') && e.getClientRects().length && e.getBoundingClientRect().right > innerWidth + 1)
	.map(e => 'wider than the page: ' + e.tagName + ' ' + e.className + ' ' + e.textContent.slice(0, 40))`

// astray lists links to a place on the page that is not there.
const astray = `[...document.querySelectorAll('a[href^="#"]')].filter(a => !document.getElementById(decodeURIComponent(a.hash.slice(1))))
	.map(a => 'leads nowhere: ' + a.outerHTML)`

// covered lists buttons that something else lies on, so that a click on them
// is a click on that.
const covered = `[...document.querySelectorAll('.tools button')].slice(0, 40).filter(b => {
		b.scrollIntoView({block: 'center'})
		const {left, top, width, height} = b.getBoundingClientRect()
		return width && document.elementFromPoint(left + width / 2, top + height / 2) != b
	}).map(b => 'out of reach: the button ' + b.textContent + ' of ' + b.closest('figure, header').textContent.trim().slice(0, 40))`

// violations lists what axe-core finds by some rules in a part of the page, with
// the element it finds it on.
const violations = `axe.run(%s, {resultTypes: ['violations'], iframes: false, preload: false, %s}).then(r => r.violations.flatMap(
	v => v.nodes.slice(0, 3).map(n => v.id + ': ' + n.html.slice(0, 160) + ': ' + n.failureSummary)))`

// looks is one element with text for each look that text has on the page: its
// colour, its size and weight, and every ground it lies on. Whether it has
// enough contrast depends on nothing else, and a page has thousands of words in
// a dozen looks.
const looks = `(() => {
	const grounds = new Map([[null, '']]), found = new Map()
	for (const e of document.querySelectorAll('html, body, body *')) {
		const s = getComputedStyle(e), own = [s.backgroundColor, s.backgroundImage, s.opacity].join(' ')
		const ground = grounds.get(e.parentElement) + (own == 'rgba(0, 0, 0, 0) none 1' ? '' : own + '/')
		grounds.set(e, ground)
		const text = [...e.childNodes].some(n => n.nodeType == Node.TEXT_NODE && n.data.trim())
		if (text && e.checkVisibility()) found.set([s.color, s.fontSize, s.fontWeight, ground].join(), e)
	}
	return [...found.values()]
})()`

// axeRules are those of axe-core to try a part of the page by. What axe-core
// leaves out unless it is asked is tried as well; a contrast of 7:1 is more than
// the book promises.
type axeRules struct{ part, options string }

var (
	everything = axeRules{"document", `rules: Object.fromEntries(axe.getRules().map(r => [r.ruleId, {enabled: r.ruleId != 'color-contrast-enhanced'}]))`}
	elements   = axeRules{"document", `rules: Object.fromEntries(axe.getRules().map(r => [r.ruleId, {enabled: !r.ruleId.startsWith('color-contrast')}]))`}
	contrast   = axeRules{looks, `runOnly: ['color-contrast']`}
	// What can be wrong with all chapters on one page, and right with each on its
	// own. On a page of this size the other rules take half a minute.
	pageWide = axeRules{"document", `runOnly: ['bypass', 'document-title', 'duplicate-id-aria', 'heading-order', 'html-has-lang', 'landmark-one-main',
		'landmark-unique', 'page-has-heading-one', 'skip-link']`}
	// Chapters that aren't drawn yet must not lie on each other.
	targets = axeRules{"document", `runOnly: ['target-size'], rules: {'target-size': {enabled: true}}`}
	// What depends on how the page is drawn, and not on its elements.
	drawn = axeRules{"document", `runOnly: ['link-in-text-block', 'scrollable-region-focusable', 'target-size'], rules: {'target-size': {enabled: true}}`}
)

// A view is how a reader has set up their screen.
type view struct {
	scheme string
	width  int // in CSS pixels
	rules  []axeRules
}

// views are those that a page is tried in. The first page of each make is
// tried by every rule in all four, and every chapter in one.
func views(name string, first bool) []view {
	every := []axeRules{everything}
	zoomed := view{"light", 640, nil} // 1280 pixels at 200 %
	switch {
	case name == "book.html": // it is drawn as the chapters are, on their own pages; and most of it only when it is in view
		return []view{{"light", 1280, []axeRules{pageWide}}, {"dark", 360, []axeRules{targets}}, zoomed}
	case first:
		return []view{{"light", 1280, every}, {"dark", 1280, every}, {"light", 360, every}, {"dark", 360, every}, zoomed}
	}
	return []view{{"light", 1280, []axeRules{elements, contrast}}, {"dark", 360, []axeRules{drawn, contrast}}, zoomed}
}

// makeOf is what kind of page it is: how it's written, and what else loads with it.
func makeOf(name string) string {
	switch {
	case name == "index.html" || name == "book.html":
		return name
	case strings.HasPrefix(name, "examples/"):
		return "file" + filepath.Ext(strings.TrimSuffix(name, ".html"))
	}
	return "chapter"
}

// testPages opens every page, light and dark, wide and narrow, and finds
// nothing that a screen reader, a policy or a narrow screen would trip over.
// Each of two tabs, which are processes, takes the next page.
func (s *webSite) testPages(t *testing.T) {
	root, err := runner.Root(".")
	check(t, err)
	axe, err := os.ReadFile(filepath.Join(root, ".ci/node_modules/axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err, ": npm ci in .ci installs it")
	}
	type trial struct {
		name  string
		views []view
	}
	trials := make(chan trial, len(s.names))
	tried := map[string]bool{}
	var files []string
	for _, name := range s.names {
		if first := !tried[makeOf(name)]; first || !strings.HasPrefix(name, "examples/") {
			trials <- trial{name, views(name, first)}
		} else {
			files = append(files, name)
		}
		tried[makeOf(name)] = true
	}
	close(trials)
	t.Run("files", func(t *testing.T) { s.tryFiles(t, files) })
	for range 2 {
		t.Run("tab", func(t *testing.T) {
			t.Parallel()
			page := newTab(t)
			for next := range trials {
				check(t, page.Goto(s.url(next.name)))
				tryPage(t, page, next.name, next.views, string(axe))
			}
		})
	}
}

// tryPage tries the page that is open, with the script axe where rules of it are
// wanted.
func tryPage(t *testing.T, page *chromium.Page, name string, views []view, axe string) {
	t.Helper()
	if slices.ContainsFunc(views, func(v view) bool { return len(v.rules) > 0 }) {
		check(t, page.Eval(axe+"\n0", nil))
	}
	check(t, page.Eval(`document.querySelectorAll('details').forEach(d => { d.open = true }), 0`, nil))
	for _, f := range eval(t, page, astray) {
		t.Errorf("%s: %s", name, f)
	}
	for _, v := range views {
		check(t, page.Media("", "prefers-color-scheme", v.scheme))
		check(t, page.Size(v.width, 800))
		found := append(eval(t, page, tooWide), eval(t, page, covered)...)
		for _, r := range v.rules {
			found = append(found, eval(t, page, fmt.Sprintf(violations, r.part, r.options))...)
		}
		for _, f := range append(found, page.Log()...) {
			t.Errorf("%s, %s, %d px: %s", name, v.scheme, v.width, f)
		}
	}
}

// tryFiles tries the pages of files, which differ from the first of their make
// in their text alone: so one is opened, and gets the text of each other in turn,
// as to open each takes most of the time. What fits into 360 pixels fits into
// more.
func (s *webSite) tryFiles(t *testing.T, names []string) {
	t.Parallel()
	page := newTab(t)
	check(t, page.Size(360, 800))
	check(t, page.Goto(s.url(names[0])))
	for _, name := range names {
		data, err := os.ReadFile(filepath.Join(s.dir, filepath.FromSlash(name)))
		check(t, err)
		text, err := json.Marshal(string(data))
		check(t, err)
		check(t, page.Eval(fmt.Sprintf("document.body.replaceWith(new DOMParser().parseFromString(%s, 'text/html').body), 0", text), nil))
		for _, f := range slices.Concat(eval(t, page, astray), eval(t, page, tooWide), page.Log()) {
			t.Errorf("%s, 360 px: %s", name, f)
		}
	}
}
