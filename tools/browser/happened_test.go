package browser_test

import (
	"net/http"
	"os"
	"path"
	"strings"
	"sync/atomic"
	"testing"

	"example.com/pipes/tools/browser"
)

// happening is what the test does with the picture of a run.
const happening = `
const shown = () => find('.happened')
const words = () => [...shown().querySelectorAll('li')].map(e => e.textContent).join('\n')
const drawn = () => until(() => shown().querySelector('figure') || !shown().querySelector('button').disabled).then(() => words() || shown().innerText)
const saved = () => {
	let blob
	URL.createObjectURL = given => { blob = given; return '#' }
	shown().querySelector('.take button').click()
	return blob.text().then(text => new DOMParser().parseFromString(text, 'image/svg+xml').documentElement)
}
const show = () => { shown().querySelector('button').click(); return drawn() }`

// TestHappened: after a run the page draws what happened in it, when it is
// asked; a run that is stuck is drawn at once.
func TestHappened(t *testing.T) {
	var refuse atomic.Bool
	page := newPage(t, func(h http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if refuse.Load() && path.Base(r.URL.Path) == "picture.wasm.gz" {
				http.Error(w, "not now", http.StatusServiceUnavailable)
				return
			}
			h.ServeHTTP(w, r)
		})
	})
	check(t, page.Eval(helpers+happening+"\n0", nil))
	if got := text(t, page, "button.click(), settled().then(() => shown().innerText + '|' + /picture|draw/.test(loaded()))"); got != "Show what happened|false" {
		t.Errorf("before anything is asked: %q", got)
	}
	refuse.Store(true)
	if got := text(t, page, "show()"); got != "Show what happened The picture could not be drawn: not now" {
		t.Error(got)
	}
	refuse.Store(false)
	const piped = `The shell makes the pipe, starts cat 1 with the write end as its standard output and cat 2 with the read end as its standard input, closes its own copies of the ends, and waits.
cat 2 asks to read and waits: the pipe is empty, and cat 1 could still write.
cat 1 writes 2 bytes, “a↵”; the pipe then holds 2 bytes.
cat 2 reads 2 bytes, “a↵”; the pipe then holds nothing.
cat 2 prints “a↵”.
cat 2 asks to read and waits: the pipe is empty, and cat 1 could still write.
cat 1 closes its write end; that was the last write end.
cat 2 reads the end of the file: the pipe is empty, and no process has its write end open.
cat 2 closes its read end.
cat 1 exits with status 0.
cat 2 exits with status 0.`
	for _, step := range []struct{ do, want string }{
		{"command('echo a > file; cat file | cat').then(show)", piped},
		{"[...shown().querySelectorAll('svg')].map(e => e.querySelector('title').textContent.trim()).join('|')", "What happened in: echo a > file; cat file | cat|What happened in: echo a > file; cat file | cat"},
		{"[document.activeElement == shown().firstChild, [...shown().querySelectorAll('.take button')].map(e => e.textContent)].join()", "true,Save as SVG,Copy the words,Copy the address"},
		{"saved().then(svg => [svg.nodeName, svg.querySelector('.t-bar').getAttribute('fill'), svg.querySelectorAll('text').length > 10].join(' '))", "svg rgb(35, 33, 29) true"},
		{"command('echo alone').then(() => shown().innerText)", ""},
		{"command('probe stuck').then(drawn)", `probe makes the pipe and holds both its ends.
probe starts cat, which inherits the read end as its standard input.
cat asks to read and waits, and nothing can end it: the pipe is empty, and only probe, which waits too, could write.
probe waits for the end of cat.
Every process waits, and none can ever go on.`},
		{"[...shown().querySelectorAll('.trace-wide .t-bad')].map(e => e.textContent).join('|')",
			"waits: the pipe is empty, its| is open in probe|waits for the end of cat|every process waits, and none can ever go on"},
		// Where the reader stops it, the picture ends: after the print, and before
		// or after the subshell becomes sleep.
		{"command('yes | { read a; echo begun; sleep 60; }').then(0), shows('begun').then(() => (button.click(), settled())).then(show)" +
			".then(words => words.split('\\n').filter(line => !line.includes('becomes')).slice(-2).join('|'))", "subshell prints “begun↵”.|Here the run was stopped."},
	} {
		if got := text(t, page, step.do); got != step.want {
			t.Errorf("%s gives\n%s\nwant\n%s", step.do, got, step.want)
		}
	}
	for _, complaint := range page.Log() {
		if !strings.Contains(complaint, "503") {
			t.Error(complaint)
		}
	}
}

// TestDrawerBudget: what the first picture loads.
func TestDrawerBudget(t *testing.T) {
	if os.Getenv("CI") == "" {
		t.Skip("not tried without CI=1: the size of the program that draws, which takes a build")
	}
	file, err := browser.Drawer(t.Context(), "../..")
	check(t, err)
	info, err := os.Stat(file)
	check(t, err)
	if info.Size() > 950_000 {
		t.Errorf("it has %d bytes: at most 950,000", info.Size())
	}
}
