package main

import (
	"fmt"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"example.com/pipes/tools/chromium"
	"example.com/pipes/tools/runner"
)

// newSite weaves the book into a folder of the test's and opens a browser. It
// gives the folder, the names of its pages, and an empty tab.
func newSite(t *testing.T) (dir string, names []string, page *chromium.Page) {
	t.Helper()
	if os.Getenv("CI") == "" {
		t.Skip("not tried without CI=1: the pages in a real browser")
	}
	root, err := runner.Root(".")
	check(t, err)
	pages, err := weave(os.DirFS(root), options{repo: "https://example.com/repo", commit: "0123456789ab"})
	check(t, err)
	dir = filepath.Join(t.TempDir(), "site")
	check(t, writeSite(dir, pages))
	for _, name := range slices.Sorted(maps.Keys(pages)) {
		if strings.HasSuffix(name, ".html") && name != "404.html" { // whose links begin at a server's root
			names = append(names, name)
		}
	}
	browser, err := chromium.Start(t.Context())
	check(t, err)
	t.Cleanup(func() {
		if err := browser.Close(); err != nil {
			t.Error(err)
		}
	})
	page, err = browser.NewPage()
	check(t, err)
	return dir, names, page
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// fileURL is how a reader without a server opens a page.
func fileURL(dir, name string) string {
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(dir, name))}
	return u.String()
}

// eval evaluates an expression that gives a list of strings.
func eval(t *testing.T, page *chromium.Page, expression string) []string {
	t.Helper()
	var list []string
	check(t, page.Eval(expression, &list))
	return list
}

// tooWide lists what reaches over the page's right edge.
const tooWide = `[...document.querySelectorAll('body *')]
	.filter(e => !e.closest('.skip, dialog') && e.getClientRects().length && e.getBoundingClientRect().right > innerWidth + 1)
	.map(e => 'wider than the page: ' + e.tagName + ' ' + e.className + ' ' + e.textContent.slice(0, 40))`

// violations lists what axe-core finds, with the element it finds it on.
const violations = `axe.run(document, {resultTypes: ['violations'], iframes: false, preload: false}).then(r => r.violations.flatMap(
	v => v.nodes.slice(0, 3).map(n => v.id + ': ' + n.html.slice(0, 160) + ': ' + n.failureSummary)))`

// TestPages opens every page, light and dark, wide and narrow, and finds
// nothing that a screen reader, a policy or a narrow screen would trip over.
func TestPages(t *testing.T) {
	dir, names, page := newSite(t)
	root, err := runner.Root(".")
	check(t, err)
	axe, err := os.ReadFile(filepath.Join(root, ".ci/node_modules/axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err, ": npm ci in .ci installs it")
	}
	for _, name := range names {
		check(t, page.Goto(fileURL(dir, name)))
		check(t, page.Eval(`document.querySelectorAll('details').forEach(d => { d.open = true }), 0`, nil))
		check(t, page.Eval(string(axe)+"\n0", nil))
		for _, scheme := range []string{"light", "dark"} {
			for _, width := range []int{1280, 360} {
				if isFile(name) && (scheme == "dark") != (width == 360) {
					continue // they are all of one make
				}
				check(t, page.Media("", "prefers-color-scheme", scheme, "prefers-reduced-motion", "reduce"))
				check(t, page.Size(width, 800))
				found := append(eval(t, page, tooWide), eval(t, page, violations)...)
				for _, f := range append(found, page.Log()...) {
					t.Errorf("%s, %s, %d px: %s", name, scheme, width, f)
				}
			}
		}
	}
}

// isFile says whether the page is that of a file of the examples.
func isFile(name string) bool { return strings.HasPrefix(name, "examples/") }

// TestWithoutScript holds the text of a page to what a reader without scripts,
// or with a theme of their own, gets.
func TestWithoutScript(t *testing.T) {
	dir, names, page := newSite(t)
	const text = `(main => {
		main.querySelectorAll('.tools').forEach(e => e.remove())
		return main.textContent
	})(document.querySelector('main').cloneNode(true))`
	for _, name := range names {
		if isFile(name) {
			continue
		}
		var with, without string
		check(t, page.Script(true))
		check(t, page.Goto(fileURL(dir, name)))
		check(t, page.Eval(text, &with))
		check(t, page.Script(false))
		check(t, page.Goto(fileURL(dir, name)))
		check(t, page.Eval(text, &without))
		if with != without {
			t.Errorf("%s: the text with scripts is not the text without:\n%s\n---\n%s", name, with, without)
		}
	}
}

// until waits for a condition of the page: what a key does may load something
// first.
func until(t *testing.T, page *chromium.Page, what, condition string) {
	t.Helper()
	var ok bool
	check(t, page.Eval(`new Promise(done => {
		const end = Date.now() + 20000
		const look = () => (`+condition+`) ? done(true) : Date.now() > end ? done(false) : setTimeout(look, 20)
		look()
	})`, &ok))
	if !ok {
		var now string
		check(t, page.Eval(`location.pathname + ': ' + document.activeElement.outerHTML.slice(0, 200)`, &now))
		t.Fatalf("%s: it does not; the focus is in %s", what, now)
	}
}

// TestKeys reads a chapter with the keyboard alone, from a file.
func TestKeys(t *testing.T) {
	dir, _, page := newSite(t)
	check(t, page.Goto(fileURL(dir, "basic-pipes.html")))
	check(t, page.Press("Tab"))
	until(t, page, "Tab goes to the skip link first", `document.activeElement.className == 'skip'`)
	check(t, page.Press("Enter"))
	until(t, page, "the skip link goes to the text", `document.activeElement.id == 'main'`)
	check(t, page.Press("/"))
	until(t, page, "/ opens the search", `document.activeElement.type == 'search'`)
	check(t, page.Press("e", "p", "i", "p", "e"))
	until(t, page, "EPIPE is found", `document.querySelector('.search li a')`)
	check(t, page.Press("ArrowDown"))
	until(t, page, "down goes to the first result", `document.activeElement == document.querySelector('.search li a')`)
	check(t, page.Press("Escape"))
	until(t, page, "Escape ends the search", `!document.querySelector('dialog[open]')`)
	check(t, page.Press("ArrowRight"))
	until(t, page, "the right arrow turns the page", `location.pathname.endsWith('/pipe-operations.html') && document.readyState == 'complete'`)
	check(t, page.Press("?"))
	until(t, page, "? shows the keys", `document.querySelector('.keys').open`)
	if log := page.Log(); len(log) > 0 {
		t.Errorf("the page complains: %s", strings.Join(log, "\n"))
	}
}

// TestTheme switches the theme and finds it again after a reload, before
// anything is drawn.
func TestTheme(t *testing.T) {
	dir, _, page := newSite(t)
	check(t, page.Goto(fileURL(dir, "index.html")))
	var colours []string
	for range 4 {
		colours = append(colours, eval(t, page, `[getComputedStyle(document.body).backgroundColor]`)...)
		check(t, page.Eval(`document.querySelector('.theme').click(), 0`, nil))
		check(t, page.Goto(fileURL(dir, "index.html")))
	}
	want := fmt.Sprint([]string{colours[0], colours[0], colours[2], colours[0]})
	if fmt.Sprint(colours) != want || colours[0] == colours[2] {
		t.Errorf("system, light, dark, system: %q", colours)
	}
}
