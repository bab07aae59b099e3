package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"example.com/pipes/tools/book"
	"example.com/pipes/tools/browser/sh"
	"example.com/pipes/tools/chromium"
	"example.com/pipes/tools/runner"
	"example.com/pipes/tools/trace"
	"example.com/pipes/tools/trace/inpage"
	"example.com/pipes/tools/trace/strace"
	"example.com/pipes/tools/transcript"
)

// newRunPage serves the book as weave serve does, and opens a page of it.
func newRunPage(t *testing.T, name string) (*book.Book, *chromium.Page) {
	t.Helper()
	return newRunPageThrough(t, name, func(h http.Handler) http.Handler { return h })
}

// newRunPageThrough has the server's answers go through another handler.
func newRunPageThrough(t *testing.T, name string, through func(http.Handler) http.Handler) (*book.Book, *chromium.Page) {
	t.Helper()
	if os.Getenv("CI") == "" {
		t.Skip("not tried without CI=1: exchanges run in a real browser")
	}
	root, err := runner.Root(".")
	check(t, err)
	e := newEditions(os.DirFS(root), book.Options{}, book.NewCache(nil))
	e.publish(e.read(nil))
	check(t, e.wrong)
	e.run, e.toolchain = newRunServer(t.Context(), root), newToolchainServer(t.Context(), root)
	server := httptest.NewServer(through(e))
	t.Cleanup(server.Close)
	page := newTab(t)
	check(t, page.Goto(server.URL+"/"+name))
	return e.whole.Book, page
}

// runInPage is a JavaScript expression: the result of a script, its bytes in
// base64. It does not make the pauses that a script asks for.
const runInPage = `(async () => {
	const {load, start} = await import('/assets/run/session.js'), {admits} = await import('/assets/run/ui.js')
	const out = {1: '', 2: ''}
	const add = (fd, bytes) => { for (const b of bytes) out[fd] += String.fromCharCode(b) }
	const [script, name, exchange, record, own = {}] = %s
	const changed = {}
	for (const program in own) changed[program] = await (await import('/assets/change/compile.js')).compile(own[program])
	const loaded = await load(exchange), {data, expect} = loaded
	const done = await new Promise(done => {
		const {stop} = start(loaded, {script, name, data, quick: true, record, changed}, {output: parts => parts.forEach(p => add(p.fd, p.bytes)), done})
		if (record === null) setTimeout(stop, 300000) // a reader's program may never end
	})
	return {Above: !!expect && admits(expect, out, done.status), Out: btoa(out[1]), Err: btoa(out[2]), Status: done.status, Why: done.why ?? '', Stuck: done.stuck ?? [], Told: done.told ?? ''}
})()`

// A pageResult is what came of a script in the page.
type pageResult struct {
	Above    bool // it is what the transcript has, as the page sees it
	Out, Err []byte
	Status   int
	Why      string // it was ended: "stuck", "output", "left"
	Stuck    []string
	Told     string // what its processes did, if that was asked
}

func scriptInPage(t *testing.T, page *chromium.Page, script, name, exchange string, record bool) pageResult {
	t.Helper()
	return evalInPage(t, page, script, name, exchange, record)
}

// changedInPage runs an exchange with a program that the page has compiled of
// these files, by name.
func changedInPage(t *testing.T, page *chromium.Page, d book.Deciding, program string, files map[string]string) pageResult {
	t.Helper()
	e := d.Exchange
	return evalInPage(t, page, e.Command.Text, e.Command.Name, book.ExchangeName(d.Transcript.Path, e), nil, map[string]any{program: files})
}

func evalInPage(t *testing.T, page *chromium.Page, args ...any) pageResult {
	t.Helper()
	var r pageResult
	text, err := json.Marshal(args)
	check(t, err)
	check(t, page.Eval(fmt.Sprintf(runInPage, text), &r))
	return r
}

// TestExchangesInPage holds what every exchange prints in the page to the
// transcript that the tests of its chapter hold its native run to.
func TestExchangesInPage(t *testing.T) {
	t.Parallel()
	b, page := newRunPage(t, "index.html")
	count := 0
	for _, name := range slices.Sorted(maps.Keys(b.Transcripts)) {
		for _, e := range b.Transcripts[name].Exchanges {
			if e.Terminal != "" {
				if file := book.RecordingPath(b.Transcripts[name], e); b.Recordings[file] != nil {
					t.Logf("%s is not held to the page's kernel: its exchange %s", file, e.Terminal)
				}
				checkTerminal(t, page, b, name, e)
				continue
			}
			count++
			t.Run(book.ExchangeName(name, e), func(t *testing.T) {
				recorded := b.Recordings[book.RecordingPath(b.Transcripts[name], e)]
				r := scriptInPage(t, page, e.Command.Text, e.Command.Name, book.ExchangeName(name, e), true)
				if r.Why != "" && !(r.Why == "left" && e.Orphans) {
					t.Errorf("%s:%d: it was ended: %s %q", name, e.Command.Line, r.Why, r.Stuck)
				}
				differs := transcript.Compare(e, transcript.Result{Out: r.Out, Err: r.Err, Status: r.Status})
				if r.Above != (len(differs) == 0) {
					t.Errorf("%s:%d: the page says that it is as above: %v", name, e.Command.Line, r.Above)
				}
				for _, m := range differs {
					t.Errorf("%s:%d: in the page %s", name, m.Line, m.Text)
				}
				checkTold(t, e, r.Told, recorded)
			})
		}
	}
	t.Logf("%d exchanges in the page", count)
	for _, complaint := range page.Log() {
		t.Error(complaint)
	}
}

// TestDivided: a chapter goes with its part, or alone if it imports something
// large; its binary has all that its exchanges name.
func TestDivided(t *testing.T) {
	root, err := runner.Root(".")
	check(t, err)
	b, err := book.Read(os.DirFS(root), book.NewCache(nil))
	check(t, err)
	p := readInPage(b)
	for chapter, want := range map[string]string{"basic-pipes": "part-1", "exit-statuses": "part-2", "streaming-records": "streaming-records"} {
		if got := p.Chapters[chapter]; got != want {
			t.Errorf("%s is in %q, want %q", chapter, got, want)
		}
	}
	for name, t1 := range b.Transcripts {
		has := p.Binaries[p.Chapters[path.Base(path.Dir(name))]]
		for _, e := range t1.Exchanges {
			for _, word := range t1.Named(e) {
				if e.Terminal == "" && b.Programs[word] != nil && !slices.Contains(has, word) {
					t.Errorf("%s:%d: its chapter's binary has no %s", name, e.Command.Line, word)
				}
			}
		}
	}
}

// TestOtherPart: a line may call programs that another part's binary holds,
// which comes when it is called. What the programs do is the same.
func TestOtherPart(t *testing.T) {
	b, page := newRunPage(t, "index.html")
	const name, home = "examples/pipeline-without-a-shell/pipeline.txtar", "basic-pipes/spam#five"
	e := b.Transcripts[name].Exchanges[0]
	for range 2 {
		r := scriptInPage(t, page, e.Command.Text, e.Command.Name, home, false)
		if differs := transcript.Compare(e, transcript.Result{Out: r.Out, Err: r.Err, Status: r.Status}); len(differs) > 0 || r.Why != "" {
			t.Errorf("%s %q: %v", r.Why, r.Stuck, differs)
		}
	}
	var loaded []string
	check(t, page.Eval("performance.getEntriesByType('resource').map(e => e.name.split('/').pop()).filter(n => n.endsWith('.wasm.gz'))", &loaded))
	if want := []string{"part-1.wasm.gz", "part-2.wasm.gz"}; !slices.Equal(loaded, want) {
		t.Errorf("%q were loaded, want %q", loaded, want)
	}
}

// checkTerminal: what is said to run in the terminal only, and does as well in
// the page, has a reason that is no longer true.
func checkTerminal(t *testing.T, page *chromium.Page, b *book.Book, name string, e *transcript.Exchange) {
	t.Helper()
	program := func(name string) bool { return b.Programs[name] != nil }
	// A run that asks for a real tool says something of that one.
	real := slices.ContainsFunc(e.Conditions, func(c string) bool { return strings.Contains(c, ":") })
	if e.Hidden || real || sh.Check(e.Command.Text, program) != nil {
		return
	}
	r := scriptInPage(t, page, e.Command.Text, e.Command.Name, book.ExchangeName(name, e), false)
	if r.Why == "" && len(transcript.Compare(e, transcript.Result{Out: r.Out, Err: r.Err, Status: r.Status})) == 0 {
		t.Errorf("%s:%d: %s runs in the page too: leave out -terminal '%s'", name, e.Line, e.Name, e.Terminal)
	}
}

// TestRunBudget holds what the first press of Run loads to its weight.
func TestRunBudget(t *testing.T) {
	if os.Getenv("CI") == "" {
		t.Skip("not tried without CI=1: the size of the programs for the page, which takes a build")
	}
	root, err := runner.Root(".")
	check(t, err)
	b, err := book.Read(os.DirFS(root), book.NewCache(nil))
	check(t, err)
	files, err := runFiles(t.Context(), root, b)
	check(t, err)
	for name, data := range files {
		if binaryOf(name) == "" {
			continue
		}
		t.Logf("%s: %d bytes", name, len(data))
		limit := 1_500_000
		for _, folder := range readInPage(b).folders[binaryOf(name)] {
			if strings.Contains(b.Sources(folder)[folder+"/main.go"], "\n\t\"net\"\n") {
				limit = 2_500_000
			}
		}
		if len(data) > limit {
			t.Errorf("%s has %d bytes: at most %d", name, len(data), limit)
		}
	}
}

// checkTold holds what the page's kernel tells of a run to what can happen, and,
// if the exchange was recorded, to what strace saw. A guard kills what hangs when
// its time is over: what it does itself is no matter.
func checkTold(t *testing.T, e *transcript.Exchange, told string, recorded *trace.Recording) {
	t.Helper()
	run, err := inpage.Read(told)
	check(t, err)
	if strings.Contains(told, "do=skip") { // it was too long to tell all
		return
	}
	pids := map[string]bool{}
	for _, p := range run.Processes {
		pids[p.Name] = true
	}
	strace.Mask(run.Events, pids, masked(e))
	made := run.Recording(e.Command.Text)
	if at, err := made.Check(); err != nil {
		t.Errorf("event %d of the page's run cannot have happened: %v", at+1, err)
	}
	if recorded == nil {
		return
	}
	if run.Ending == "left" {
		recorded = upTo(made, recorded)
	}
	if err := trace.Same(trace.WithoutGuards(recorded), trace.WithoutGuards(made)); err != nil {
		t.Errorf("what strace saw, and what the page's kernel tells, differ: %v", err)
	}
}

// upTo leaves out what a process did after the end of the page's run, which ended
// what was left alive. strace waited for it.
func upTo(end, recorded *trace.Recording) *trace.Recording {
	count, exits := map[string]int{}, map[string]bool{}
	for _, e := range end.Events {
		if e.Do != trace.Wait {
			count[e.By]++
		}
		exits[e.By] = exits[e.By] || e.Do == trace.Exit
	}
	cut := *recorded
	cut.Events = slices.DeleteFunc(slices.Clone(recorded.Events), func(e trace.Event) bool {
		if e.Do != trace.Wait {
			count[e.By]--
		}
		return !exits[e.By] && count[e.By] < 0
	})
	return &cut
}
