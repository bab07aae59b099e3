package browser_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"example.com/pipes/tools/browser"
	"example.com/pipes/tools/browser/sh"
	"example.com/pipes/tools/chromium"
	"example.com/pipes/tools/transcript"
)

// The page of these tests has one program, which asks questions of its kernel.
var probe = browser.Config{Root: "../..", Binaries: map[string][]string{"programs": {"tools/browser/testdata/probe"}}}

// What the page may say is as above: a pattern, as package transcript makes it.
var expect = map[string]any{"chapter/probe#fill": transcript.Pattern{
	Text:   `4096 65536 write \|1: (?:[a-z]+/[a-z]+) timeout\x0a\x00\x000`,
	Differ: [][2]int{},
}}

// The pages of all tests are tabs of one browser.
var tabs chromium.Shared

func TestMain(m *testing.M) {
	for _, ignored := range []os.Signal{syscall.SIGINT, syscall.SIGHUP} {
		if signal.Ignored(ignored) {
			// By whoever started the tests, as nohup does. What is caught
			// here is not ignored in what is started.
			signal.Notify(make(chan os.Signal, 1), ignored)
		}
	}
	os.Exit(tabs.Tests(m).Run())
}

// newPage opens a page, under the policy that the book's pages have, beside
// everything that Run loads. A server in front of it may refuse some.
func newPage(t *testing.T, before ...func(http.Handler) http.Handler) *chromium.Page {
	t.Helper()
	if os.Getenv("CI") == "" {
		t.Skip("not tried without CI=1: the small Unix in a real browser")
	}
	built, err := browser.Build(t.Context(), probe)
	check(t, err)
	mux := http.NewServeMux()
	mux.Handle("/assets/", http.StripPrefix("/assets/", http.FileServer(http.Dir("../../site/assets"))))
	serve := func(name, file string) {
		mux.HandleFunc("/assets/run/"+name, func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, file) })
	}
	serve("programs.wasm.gz", built["programs"])
	exec, err := browser.Exec(t.Context(), probe.Root)
	check(t, err)
	serve("wasm_exec.js", exec)
	drawer, err := browser.Drawer(t.Context(), "../..")
	check(t, err)
	serve("picture.wasm.gz", drawer)
	mux.HandleFunc("/assets/run/index.json", func(w http.ResponseWriter, r *http.Request) {
		json.NewEncoder(w).Encode(map[string]any{
			"binaries": map[string][]string{"programs": {"probe"}}, "commands": sh.Names(),
			"chapters": map[string]string{"chapter": "programs"}, "data": map[string]any{}, "expect": expect,
		})
	})
	mux.HandleFunc("/page.html", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, fixture) })
	mux.HandleFunc("/favicon.ico", func(http.ResponseWriter, *http.Request) {})
	var handler http.Handler = mux
	for _, wrap := range before {
		handler = wrap(handler)
	}
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	page, err := tabs.NewPage()
	check(t, err)
	t.Cleanup(func() { check(t, page.Close()) })
	check(t, page.Goto(server.URL+"/page.html"))
	return page
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// A result is what came of a script in the page.
type result struct {
	Out            string // all, errors after output
	Stdout, Stderr string
	Status         int
	Why            string
	Stuck          []string
}

func run(t *testing.T, page *chromium.Page, script string) (r result) {
	t.Helper()
	name, err := json.Marshal(script)
	check(t, err)
	check(t, page.Eval(fmt.Sprintf(`(async () => {
	const {load, start} = await import('/assets/run/session.js')
	const loaded = await load('chapter/probe#fill'), text = {1: '', 2: ''}, decoder = new TextDecoder()
	const done = await new Promise(done => start(loaded, {script: %s, quick: true, limit: 1 << 20},
		{output: parts => parts.forEach(p => { text[p.fd] += decoder.decode(p.bytes) }), done}))
	return {Out: text[1] + text[2], Stdout: text[1], Stderr: text[2], Status: done.status, Why: done.why ?? '', Stuck: done.stuck ?? []}
})()`, name), &r))
	return r
}

// TestEnded: what would not end by itself is ended, and says why.
func TestEnded(t *testing.T) {
	page := newPage(t)
	for _, c := range []struct {
		script, why string
		stuck       []string
	}{
		{"probe flood", "output", nil},
		{"probe orphan", "left", nil},
		{"probe stuck", "stuck", []string{
			"probe (process 102) waits for the end of cat (process 103).",
			"cat (process 103) waits to read from pipe 1 (its descriptor 0), which is empty. The write end is held by probe (process 102) as descriptor 4.",
		}},
	} {
		got := run(t, page, c.script)
		if got.Why == "" || got.Why != c.why || !slices.Equal(got.Stuck, c.stuck) {
			t.Errorf("%s: ended because of %q: %q", c.script, got.Why, got.Stuck)
		}
	}
	if got := run(t, page, "probe hog; echo status $?"); got.Out != "status 2\nfatal error: out of memory: the processes in the page may have 512 MiB\n" {
		t.Errorf("a program that takes all memory: %+v", got)
	}
	for _, complaint := range page.Log() {
		t.Error(complaint)
	}
}

// TestSameEveryTime: many processes at once give one interleaving.
func TestSameEveryTime(t *testing.T) {
	page := newPage(t)
	const script = "{ probe talk & probe two-writers & probe blocks & probe fill 4096 & wait; } | cat"
	first := run(t, page, script)
	if lines := strings.Count(first.Out, "\n"); lines != 8 {
		t.Fatalf("%d lines: %+v", lines, first)
	}
	for i := range 10 {
		if got := run(t, page, script); got.Out != first.Out {
			t.Fatalf("run %d differs:\n%s\nthe first was:\n%s", i+2, got.Out, first.Out)
		}
	}
}

// TestLinear: what a read or a write costs goes by the bytes it moves, and not
// by the buffer that a program offers.
func TestLinear(t *testing.T) {
	page := newPage(t)
	took := func(script string) time.Duration {
		start := time.Now()
		if got := run(t, page, script); got.Out != "" || got.Status != 0 {
			t.Fatalf("%+v", got)
		}
		return time.Since(start)
	}
	took("true") // loads the programs
	for _, c := range []struct{ small, large string }{
		{"probe sip 1", "probe sip 30000000"},
		{"probe pour 160 100000", "probe pour 1 16000000"},
	} {
		small, large := took(c.small), took(c.large)
		t.Logf("%v: %s; %v: %s", small, c.small, large, c.large)
		if large > 10*small {
			t.Errorf("%s takes %v, and %s takes %v", c.small, small, c.large, large)
		}
	}
}
