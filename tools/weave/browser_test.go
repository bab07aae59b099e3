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

// TestWithoutScript holds the text of a page to what a reader without scripts,
// or with a theme of their own, gets.
func TestWithoutScript(t *testing.T) {
	dir, names, page := newSite(t)
	const text = `document.querySelector('main').innerText.replace(/\b(Copy|Run)\n/g, '')`
	for _, name := range names {
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

// TestKeys reads a chapter with the keyboard alone, from a file.
func TestKeys(t *testing.T) {
	dir, _, page := newSite(t)
	check(t, page.Goto(fileURL(dir, "basic-pipes.html")))
	at := func() string {
		var name string
		check(t, page.Eval(`new Promise(done => setTimeout(() => done(location.pathname.split('/').pop() + ' ' + (document.activeElement.textContent || document.activeElement.placeholder || '').trim().slice(0, 20)), 300))`, &name))
		return name
	}
	check(t, page.Press("Tab"))
	if got := at(); got != "basic-pipes.html Skip to the text" {
		t.Errorf("Tab goes to %q first", got)
	}
	check(t, page.Press("Enter", "/"))
	if got := at(); got != "basic-pipes.html Search the book" {
		t.Errorf("/ goes to %q", got)
	}
	check(t, page.Press("e", "p", "i", "p", "e"))
	var places string
	check(t, page.Eval(`document.querySelector('.search [role=status]').textContent`, &places))
	if !strings.Contains(places, " place") || strings.HasPrefix(places, "No") {
		t.Errorf("a search for epipe gives %q", places)
	}
	check(t, page.Press("Escape"))
	check(t, page.Eval("document.activeElement.blur(), 0", nil))
	check(t, page.Press("ArrowRight"))
	if got := at(); !strings.HasPrefix(got, "pipe-operations.html") {
		t.Errorf("the right arrow goes to %q", got)
	}
	check(t, page.Press("?"))
	var open bool
	check(t, page.Eval(`document.querySelector('.keys').open`, &open))
	if !open {
		t.Error("? does not show the keys")
	}
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
