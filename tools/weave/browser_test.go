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

	"example.com/pipes/tools/book"
	"example.com/pipes/tools/chromium"
	"example.com/pipes/tools/runner"
)

// The pages of all tests are tabs of one browser.
var tabs chromium.Shared

// A webSite is the woven book in a folder, and a tab that most tests of it use in
// turn.
type webSite struct {
	dir   string
	names []string // of its pages
	page  *chromium.Page
}

// TestBrowser tries the pages in a real browser, from files.
func TestBrowser(t *testing.T) {
	t.Parallel()
	page := newTab(t)
	root, err := runner.Root(".")
	check(t, err)
	pages, err := book.Build(os.DirFS(root), book.Options{Repo: "https://example.com/repo", Commit: "0123456789ab"}, book.NewCache(nil))
	check(t, err)
	s := &webSite{dir: filepath.Join(t.TempDir(), "site"), page: page}
	check(t, writeSite(s.dir, pages))
	for _, name := range slices.Sorted(maps.Keys(pages)) {
		if strings.HasSuffix(name, ".html") && name != "404.html" { // whose links begin at a server's root
			s.names = append(s.names, name)
		}
	}
	t.Run("Pages", s.testPages)
	t.Run("WithoutScript", s.testWithoutScript)
	t.Run("Notes", s.testNotes)
	t.Run("Keys", s.testKeys)
	t.Run("SearchLost", s.testSearchLost)
	t.Run("Headings", s.testHeadings)
	t.Run("Home", s.testHome)
	t.Run("Links", s.testLinks)
	t.Run("Bar", s.testBar)
	t.Run("Theme", s.testTheme)
	t.Run("ForcedColours", s.testForcedColours)
	t.Run("Marks", s.testMarks)
	t.Run("Numbers", s.testNumbers)
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// newTab opens an empty tab, which is closed when the test ends.
func newTab(t *testing.T) *chromium.Page {
	t.Helper()
	if os.Getenv("CI") == "" {
		t.Skip("not tried without CI=1: the pages in a real browser")
	}
	page, err := tabs.NewPage()
	check(t, err)
	t.Cleanup(func() { check(t, page.Close()) })
	return page
}

// open opens a page as a reader without a server does.
func (s *webSite) open(t *testing.T, name string) {
	t.Helper()
	check(t, s.page.Goto(s.url(name)))
}

func (s *webSite) url(name string) string {
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(s.dir, name))}
	return u.String()
}

// eval evaluates an expression that gives a list of strings.
func eval(t *testing.T, page *chromium.Page, expression string) []string {
	t.Helper()
	var list []string
	check(t, page.Eval(expression, &list))
	return list
}

// testWithoutScript holds the text of a page to what a reader without scripts,
// or with a theme of their own, gets.
func (s *webSite) testWithoutScript(t *testing.T) {
	const text = `(main => {
		main.querySelectorAll('.tools, button').forEach(e => e.remove())
		return main.textContent
	})(document.querySelector('main').cloneNode(true))`
	for _, name := range s.names {
		if strings.HasPrefix(name, "examples/") {
			continue
		}
		var with, without string
		check(t, s.page.Script(true))
		s.open(t, name)
		check(t, s.page.Eval(text, &with))
		check(t, s.page.Script(false))
		s.open(t, name)
		check(t, s.page.Eval(text, &without))
		check(t, s.page.Script(true))
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

// testKeys reads a chapter with the keyboard alone, from a file.
func (s *webSite) testKeys(t *testing.T) {
	s.open(t, "basic-pipes.html")
	check(t, s.page.Press("Tab"))
	until(t, s.page, "Tab goes to the skip link first", `document.activeElement.className == 'skip'`)
	check(t, s.page.Press("Enter"))
	until(t, s.page, "the skip link goes to the text", `document.activeElement.id == 'main'`)
	check(t, s.page.Press("/"))
	until(t, s.page, "/ opens the search", `document.activeElement.type == 'search'`)
	check(t, s.page.Press("e", "p", "i", "p", "e"))
	until(t, s.page, "EPIPE is found", `document.querySelector('.search li a')`)
	check(t, s.page.Press("ArrowDown"))
	until(t, s.page, "down goes to the first result", `document.activeElement == document.querySelector('.search li a')`)
	check(t, s.page.Press("Escape"))
	until(t, s.page, "Escape ends the search", `!document.querySelector('dialog[open]')`)
	check(t, s.page.Follow(func() error { return s.page.Press("ArrowRight") }))
	until(t, s.page, "the right arrow turns the page", `location.pathname.endsWith('/pipe-operations.html')`)
	check(t, s.page.Press("?"))
	until(t, s.page, "? shows the keys", `document.querySelector('.keys').open`)
	check(t, s.page.Press("Escape"))
	until(t, s.page, "Escape hides them", `!document.querySelector('dialog[open]')`)
	check(t, s.page.Press("Control+k"))
	until(t, s.page, "Ctrl-K opens the search", `document.activeElement.type == 'search'`)
	if log := s.page.Log(); len(log) > 0 {
		t.Errorf("the page complains: %s", strings.Join(log, "\n"))
	}
}

// testSearchLost: that the search could not be loaded is said, and the next press
// asks again.
func (s *webSite) testSearchLost(t *testing.T) {
	block := func(urls ...string) {
		check(t, s.page.Call("Network.setBlockedURLs", map[string]any{"urls": append([]string{}, urls...)}, nil))
	}
	block("*/search.js")
	s.open(t, "basic-pipes.html")
	var says []string
	check(t, s.page.Eval(`new Promise(done => {
		const button = document.querySelector('.bar .tools button'), says = []
		new MutationObserver(() => {
			says.push(button.textContent)
			if (says.length == 3) done(says)
		}).observe(button, {childList: true})
		button.click()
		setTimeout(() => done(says), 20000)
	})`, &says))
	if got, want := strings.Join(says, ", "), "Search …, Not loaded, Search"; got != want {
		t.Errorf("the button says %q, want %q", got, want)
	}
	s.page.Log() // has what was blocked
	block()
	check(t, s.page.Press("/"))
	until(t, s.page, "/ opens the search", `document.activeElement.type == 'search'`)
}

// testBar: on a phone the bar stays, and the contents that it opens lead to
// where the reader was, or are closed there.
func (s *webSite) testBar(t *testing.T) {
	check(t, s.page.Size(360, 640))
	defer func() { check(t, s.page.Size(1280, 800)) }()
	s.open(t, "sigpipe.html")
	const place = `(h => Math.round(h.getBoundingClientRect().top))(document.querySelectorAll('main h2')[3])`
	var before, after int
	check(t, s.page.Eval(`document.querySelectorAll('main h2')[3].scrollIntoView(), `+place, &before))
	until(t, s.page, "the bar is above the heading", `document.querySelector('.bar').getBoundingClientRect().top == 0 && `+place+` >= document.querySelector('.bar').offsetHeight`)
	check(t, s.page.Eval(`document.querySelector('.menu').click(), 0`, nil))
	until(t, s.page, "the contents lie over the text, at this chapter", `(e => e.closest('nav').contains(document.elementFromPoint(...(({x, y}) => [x + 9, y + 9])(e.getBoundingClientRect()))))(document.querySelector('.contents [aria-current]'))`)
	check(t, s.page.Eval(`document.querySelector('.close a').click(), 0`, nil))
	until(t, s.page, "Close closes them", `!document.querySelector('.contents').checkVisibility()`)
	check(t, s.page.Eval(place, &after))
	if before != after {
		t.Errorf("the heading was %d pixels from the top, and is %d after the contents were open", before, after)
	}
}

// testTheme switches the theme and finds it again after a reload, before
// anything is drawn.
func (s *webSite) testTheme(t *testing.T) {
	s.open(t, "index.html")
	var colours []string
	for range 4 {
		colours = append(colours, eval(t, s.page, `[getComputedStyle(document.body).backgroundColor]`)...)
		check(t, s.page.Eval(`document.querySelector('.theme').click(), 0`, nil))
		s.open(t, "index.html")
	}
	want := fmt.Sprint([]string{colours[0], colours[0], colours[2], colours[0]})
	if fmt.Sprint(colours) != want || colours[0] == colours[2] {
		t.Errorf("system, light, dark, system: %q", colours)
	}
}

// testHeadings walks to a section's own link with the keyboard, and follows it.
func (s *webSite) testHeadings(t *testing.T) {
	s.open(t, "basic-pipes.html")
	for _, id := range eval(t, s.page, `[...document.querySelectorAll('main :is(h2, h3)')].filter(h =>
		h.querySelector('a')?.getAttribute('href') != '#' + h.id || h.textContent != h.firstChild.textContent).map(h => h.id)`) {
		t.Errorf("the heading %s is not its own link, and nothing else", id)
	}
	check(t, s.page.Press("Tab")) // from here on the focus is the keyboard's
	check(t, s.page.Eval(`document.querySelector('main h2 a').focus(), 0`, nil))
	until(t, s.page, "the focus is seen", `getComputedStyle(document.activeElement).outlineStyle == 'solid'`)
	check(t, s.page.Press("Enter"))
	until(t, s.page, "Enter on a heading makes its address that of the page", `location.hash == '#' + document.querySelector('main h2').id`)
}

// testForcedColours: where the reader's system sets the colours, the pictures
// and what a marked line is told by are drawn in them, whichever theme was
// chosen.
func (s *webSite) testForcedColours(t *testing.T) {
	s.open(t, "basic-pipes.html")
	for _, scheme := range []string{"light", "dark"} {
		check(t, s.page.Media("", "forced-colors", "active", "prefers-color-scheme", scheme))
		for _, theme := range []string{"light", "dark"} {
			for _, f := range eval(t, s.page, `(() => {
				document.documentElement.dataset.theme = '`+theme+`'
				const probe = document.body.appendChild(document.createElement('p'))
				const system = name => { probe.style.color = name; return getComputedStyle(probe).color }
				const ink = system('CanvasText'), ground = system('Canvas')
				probe.remove()
				const marked = document.createElement('span')
				marked.className = 'line marked'
				document.querySelector('.listing code').append(marked)
				const wrong = []
				const want = (what, got, should) => { if (got != should) wrong.push(what + ' is ' + got + ', not ' + should) }
				want('the text of a picture', getComputedStyle(document.querySelector('.trace')).fill, ink)
				want('a process', getComputedStyle(document.querySelector('.t-asleep')).fill, ground)
				want('a marked line', getComputedStyle(marked).outlineStyle, 'solid')
				return wrong
			})()`) {
				t.Errorf("forced colours, %s, theme %s: %s", scheme, theme, f)
			}
		}
	}
	check(t, s.page.Media(""))
}
