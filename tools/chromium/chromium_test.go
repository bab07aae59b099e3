package chromium

import (
	"bytes"
	"fmt"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
)

const testPage = `<!doctype html><html lang="en"><title>A page</title>
<style>body { margin: 0 } @media (prefers-color-scheme: dark) { body { color: rgb(1, 2, 3) } }</style>
<input id="field" autofocus><script src="/script.js"></script>`

const testScript = `console.log('hello', 3)
document.body.setAttribute('onclick', 'nothing()')
let keys = []
addEventListener('keydown', e => keys.push(e.key))`

// TestPage tries each thing a test may ask of a page once, in one browser,
// because starting it is what takes the time.
func TestPage(t *testing.T) {
	if os.Getenv("CI") == "" {
		t.Skip("not tried without CI=1: driving a real Chromium")
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "script-src 'self'")
		if r.URL.Path == "/script.js" {
			w.Header().Set("Content-Type", "text/javascript")
			fmt.Fprint(w, testScript)
			return
		}
		fmt.Fprint(w, testPage)
	}))
	defer server.Close()
	browser, err := Start(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := browser.Close(); err != nil {
			t.Error(err)
		}
	}()
	page, err := browser.NewPage()
	check(t, err)
	check(t, page.Media("", "prefers-color-scheme", "dark"))
	check(t, page.Goto(server.URL))

	var title string
	check(t, page.Eval("new Promise(done => setTimeout(() => done(document.title), 10))", &title))
	var width int
	check(t, page.Size(360, 640))
	check(t, page.Eval("innerWidth", &width))
	var colour string
	check(t, page.Eval("getComputedStyle(document.body).color", &colour))
	check(t, page.Press("a", "Tab", "Shift+Tab", "b"))
	var keys []string
	check(t, page.Eval("keys", &keys))
	got := fmt.Sprintln(title, width, colour, keys)
	if want := "A page 360 rgb(1, 2, 3) [a Tab Tab b]\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}

	log := strings.Join(page.Log(), "\n")
	for _, want := range []string{"console log: hello 3", "Content Security Policy"} {
		if !strings.Contains(log, want) {
			t.Errorf("the log lacks %q:\n%s", want, log)
		}
	}
	if err := page.Eval("missing.name", nil); err == nil || !strings.Contains(err.Error(), "ReferenceError") {
		t.Errorf("an exception gave the error %v", err)
	}
	picture, err := page.Screenshot(false)
	check(t, err)
	if config, err := png.DecodeConfig(bytes.NewReader(picture)); err != nil || config.Width != 360 {
		t.Errorf("screenshot: %v, %v", config, err)
	}
	if err := page.Goto("http://127.0.0.1:1/"); err == nil {
		t.Error("a page that does not load gave no error")
	}
	check(t, page.Close())
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
