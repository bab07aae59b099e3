package site_test

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"example.com/pipes/tools/book"
	"example.com/pipes/tools/chromium"
)

const queriesFile = "testdata/queries.txt"

// A query is what a reader searches for, and the places of which one has to be
// among the first three: "page#section", or "page" for any place on it.
type query struct {
	line   int
	text   string
	places []string
}

func readQueries(t *testing.T) []query {
	t.Helper()
	data, err := os.ReadFile(queriesFile)
	check(t, err)
	var all []query
	for i, line := range strings.Split(string(data), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		text, places, ok := strings.Cut(line, " -> ")
		if !ok {
			t.Fatalf("%s:%d: want QUERY -> PAGE#SECTION, PAGE#SECTION", queriesFile, i+1)
		}
		all = append(all, query{i + 1, text, strings.Split(places, ", ")})
	}
	return all
}

var headingID = regexp.MustCompile(`<h[23] id="([^"]*)"`)

// testQueries: what the queries expect is there to be found.
func testQueries(t *testing.T, pages book.Pages) {
	t.Parallel()
	for _, q := range readQueries(t) {
		for _, place := range q.places {
			name, id, _ := strings.Cut(place, "#")
			page, ok := pages[name+".html"]
			if !ok {
				t.Errorf("%s:%d: %s: there is no such page: write where this is found now", queriesFile, q.line, place)
				continue
			}
			ids := []string{""}
			for _, m := range headingID.FindAllSubmatch(page, -1) {
				ids = append(ids, string(m[1]))
			}
			if !slices.Contains(ids, id) {
				t.Errorf("%s:%d: %s: there is no such section: write where this is found now: %s", queriesFile, q.line, place, strings.Join(ids[1:], ", "))
			}
		}
	}
}

// A hit is a place that the search box shows.
type hit struct {
	Name    string
	Href    string
	Excerpt string
	Marked  bool // a word of the query is in the excerpt
	Whole   bool // the excerpt is a piece of a text of the book
}

// ask types each query into the search box and reads the first three places. A
// symptom and the section that it leads to are one place.
const ask = `%s.map(query => {
	const input = document.querySelector('.search input')
	input.value = query
	input.dispatchEvent(new Event('input'))
	const places = new Set
	return [...document.querySelectorAll('.search li')].filter(li => places.add(li.querySelector('a').href).size <= 3).map(li => {
		const excerpt = li.querySelector('p').textContent.replace(/^… | …$/g, '')
		return {
			Name: li.querySelector('b').textContent, Href: li.querySelector('a').href, Excerpt: excerpt, Marked: !!li.querySelector('mark'),
			Whole: pipesIndex.some(e => e[5].includes(excerpt) || e[6].includes(excerpt) || excerpt.split(', ').every(name => e[7].split('\n').includes(name))),
		}
	})
})`

// marked says how many words are marked on the page, how many of them are in
// view, and what is left of the search in the address.
const marked = `new Promise(done => {
	const end = Date.now() + 10000
	const look = () => {
		const ranges = [...CSS.highlights.get('found') ?? []]
		const seen = ranges.map(r => r.getBoundingClientRect()).filter(r => r.height && r.top >= 0 && r.bottom <= innerHeight)
		if (seen.length && !location.search || Date.now() > end) done([String(ranges.length), String(seen.length), location.search])
		else setTimeout(look, 10)
	}
	look()
})`

// testSearch asks the queries of the real search box, in a browser and from
// files, and follows a hit to each page.
func testSearch(t *testing.T, pages book.Pages) {
	if os.Getenv("CI") == "" {
		t.Skip("not tried without CI=1: whether the search finds what readers look for, in a real browser")
	}
	dir := t.TempDir()
	for name, data := range pages {
		file := filepath.Join(dir, filepath.FromSlash(name))
		check(t, os.MkdirAll(filepath.Dir(file), 0o777))
		check(t, os.WriteFile(file, data, 0o666))
	}
	browser, err := chromium.Start(t.Context())
	check(t, err)
	defer func() { check(t, browser.Close()) }()
	home := "file://" + filepath.ToSlash(dir) + "/"
	page, err := browser.Open(home + "index.html")
	check(t, err)
	check(t, page.Press("/"))
	waitFor(t, page, "the index is loaded", `window.pipesIndex && document.querySelector('.search [role=status]').textContent === ''`)
	queries := readQueries(t)
	var texts []string
	for _, q := range queries {
		texts = append(texts, q.text)
	}
	list, err := json.Marshal(texts)
	check(t, err)
	var answers [][]hit
	check(t, page.Eval(fmt.Sprintf(ask, list), &answers))
	testSymptoms(t, page)
	var words []string
	check(t, page.Eval(`'Ctrl-C ends cat in a container.'.match(pipesMarks(['ctrl', 'c']))`, &words))
	if got, want := strings.Join(words, " "), "Ctrl C"; got != want {
		t.Errorf("for Ctrl-C, %q is marked, want %q", got, want)
	}
	followed := map[string]bool{}
	for i, q := range queries {
		checkAnswer(t, q, home, answers[i])
		for _, h := range answers[i] {
			if name := pageOf(t, h); h.Marked && !followed[name] {
				followed[name] = true
				check(t, page.Goto(h.Href))
				checkMarked(t, page, h.Href)
			}
		}
	}
	t.Logf("%d queries, and hits on %d pages", len(queries), len(followed))
	check(t, page.Goto(home+"exit-statuses.html"))
	check(t, page.Press("/"))
	waitFor(t, page, "the search box opens", `document.activeElement.type === 'search'`)
	check(t, page.Press("p", "i", "p", "e", "f", "a", "i", "l"))
	const here = `document.querySelector('.search a[href*="/exit-statuses.html"]')`
	waitFor(t, page, "a hit is on the page that is open", here)
	check(t, page.Eval(here+`.click()`, nil))
	checkMarked(t, page, "a hit on the page that is open")
	for _, complaint := range page.Log() {
		t.Error(complaint)
	}
}

// testSymptoms: who types a symptom, as the page of symptoms words it, reads
// first in the search box what to do, in full.
func testSymptoms(t *testing.T, page *chromium.Page) {
	var symptoms [][2]string // the symptom, and what to do
	check(t, page.Eval(`(() => {
		let title
		return pipesIndex.filter(e => (title = e[1] || title) === 'Symptoms' && e[2] && e[5]).map(e => [e[3], e[5]])
	})()`, &symptoms))
	var texts []string
	for _, s := range symptoms {
		texts = append(texts, s[0])
	}
	list, err := json.Marshal(texts)
	check(t, err)
	var answers [][]hit
	check(t, page.Eval(fmt.Sprintf(ask, list), &answers))
	for i, s := range symptoms {
		if len(answers[i]) == 0 || answers[i][0].Name != s[0] || answers[i][0].Excerpt != s[1] {
			t.Errorf("%q: the first three places are %+v: want the symptom first, and %q", s[0], answers[i], s[1])
		}
	}
	if len(symptoms) < 100 {
		t.Errorf("the index has %d symptoms", len(symptoms))
	}
	var from []string // pages, and the section is the shortest of all
	check(t, page.Eval(`pipesRank([
		['a.html', 'A', 'end', 'A program hangs', '', 'So.', '', ''],
		['symptoms.html', 'Symptoms', '', '', '', 'What it is.', '', ''],
		['a.html', '', 'end', 'My program hangs', '', 'Close the write end, and it ends.', '', ''],
		['a.html', '', 'end', 'Another program hangs', '', 'It waits for the first.', '', ''],
	])('program hangs').found.map(e => e.title + ': ' + e.name)`, &from))
	if want := []string{"Symptoms: My program hangs", "A: A program hangs"}; !slices.Equal(from, want) {
		t.Errorf("found %q, want %q", from, want)
	}
}

// checkAnswer compares the places that were found with those that are wanted.
func checkAnswer(t *testing.T, q query, home string, hits []hit) {
	t.Helper()
	var got []string
	found := false
	for _, h := range hits {
		u, err := url.Parse(strings.TrimPrefix(h.Href, home))
		check(t, err)
		place := strings.TrimSuffix(u.Path, ".html")
		got = append(got, place+"#"+u.Fragment)
		if !h.Whole {
			t.Errorf("%s:%d: %q: no text of the book has the excerpt %q", queriesFile, q.line, q.text, h.Excerpt)
		}
		found = found || slices.Contains(q.places, place) || slices.Contains(q.places, strings.TrimSuffix(place+"#"+u.Fragment, "#"))
	}
	if found {
		return
	}
	t.Errorf("%s:%d: %q: the first three places are %s: want one of %s", queriesFile, q.line, q.text, strings.Join(got, ", "), strings.Join(q.places, ", "))
}

// waitFor waits until a condition holds on the page.
func waitFor(t *testing.T, page *chromium.Page, what, condition string) {
	t.Helper()
	var ok bool
	check(t, page.Eval(`new Promise(done => {
		const end = Date.now() + 20000
		const look = () => `+condition+` ? done(true) : Date.now() > end ? done(false) : setTimeout(look, 10)
		look()
	})`, &ok))
	if !ok {
		t.Fatalf("not within 20 s: %s", what)
	}
}

func pageOf(t *testing.T, h hit) string {
	t.Helper()
	u, err := url.Parse(h.Href)
	check(t, err)
	return u.Path
}

// checkMarked: on the page that a hit has opened its words are marked, and the
// first is in view.
func checkMarked(t *testing.T, page *chromium.Page, what string) {
	t.Helper()
	var state []string
	check(t, page.Eval(marked, &state))
	if state[1] == "0" || state[2] != "" {
		t.Errorf("%s: %s words are marked, %s of them in view, and the address ends in %q", what, state[0], state[1], state[2])
	}
}
