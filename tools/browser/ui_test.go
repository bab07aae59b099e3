package browser_test

import (
	"fmt"
	"net/http"
	"path"
	"strings"
	"sync/atomic"
	"testing"

	"example.com/pipes/tools/chromium"
)

// fixture is a page with one exchange, as a page of the book has it, and one
// that cannot run in the page.
const fixture = `<!doctype html>
<html lang="en"><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'">
<title>A page</title>
<link rel="stylesheet" href="/assets/style.css">
<script defer src="/assets/run.js"></script>
<main>
<figure class="exchange" id="run-fill" data-name="chapter/probe#fill"><figcaption></figcaption>
<div class="terminal"><div class="tools"></div>
<pre class="command"><code><span class="line"><span class="prompt">$ </span>probe fill 4096
</span></code></pre>
<pre class="out"><samp>4096 65536 write |1: <var class="pill">what</var> timeout
</samp></pre></div></figure>
<figure class="exchange" data-name="chapter/probe#real" data-needs="needs strace"><figcaption></figcaption>
<div class="terminal"><div class="tools"></div>
<pre class="command"><code>strace</code></pre></div></figure>
</main></html>`

// helpers are what the test does with the page. settled waits for the end of
// a run, or for its wish for input, and gives what the panel then says.
const helpers = `
const figure = document.querySelector('figure'), find = s => figure.querySelector(s)
const button = find('.tools button')
const settled = async () => {
	do await new Promise(done => setTimeout(done, 5))
	while (!find('.run') || button.textContent == 'Stop')
	return find('.live').innerText + '|' + find('.run [role=status]').innerText
}
const until = async test => { while (!test()) await new Promise(done => setTimeout(done, 5)) }
const shows = text => until(() => find('.live').innerText.includes(text))
const command = async (text, keys) => {
	find('textarea').value = text
	find('.edit [type=checkbox]').checked = !!keys
	find('textarea').dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', cancelable: true}))
	return settled()
}
const loaded = () => performance.getEntriesByType('resource').map(e => e.name.replace(/.*\//, '')).filter(n => n != 'favicon.ico').sort().join(' ')`

// TestPanel uses the Run of an exchange as a reader does.
func TestPanel(t *testing.T) {
	page := newPage(t)
	check(t, page.Eval(helpers+"\n0", nil))
	for _, step := range []struct{ do, want string }{
		{"loaded()", "run.js style.css"},
		{"document.querySelectorAll('button').length", "1"},
		{"button.click(), settled()", "4096 65536 write |1: i/o timeout\n|exit status 0, and the output is as above"},
		{"command('probe fill 100; exit 3')", "100 64000 write |1: i/o timeout\n|exit status 3"},
		{"command('echo out; echo err >&2')", "out\n\nstderr\nerr\n|exit status 0"},
		{`command("printf '\\033[1m<b>'")`, "␛[1m<b>|exit status 0"},
		{"command('lsof x')", "stderr\nfill.sh: 1: lsof: not found\n|exit status 127\nThe page has no lsof. Type help to see what it has."},
		{"command('./probe x')", "stderr\nfill.sh: 1: ./probe: not found\n|exit status 127\nIn the page, type probe."},
		{"command('case x in esac')", "stderr\nfill.sh: line 1: the page's small shell does not know `case`\n|exit status 2"},
		{"command('probe stuck')", "|Stuck: every process waits, and none can ever go on.\n" +
			"probe (process 102) waits for the end of cat (process 103).\n" +
			"cat (process 103) waits to read from pipe 1 (its descriptor 0), which is empty. The write end is held by probe (process 102) as descriptor 4."},
		{"command('probe flood > /dev/null'), setTimeout(() => button.click(), 300), settled()", "|Stopped."},
		{"command('probe flood').then(s => s.split('|')[1])", "Stopped: it printed more than 256 KiB."},
		{"command('sleep 0.2; echo slept')", "slept\n|exit status 0"},
	} {
		if got := text(t, page, step.do); got != step.want {
			t.Errorf("%s gives\n%q, want\n%q", step.do, got, step.want)
		}
	}
	for _, complaint := range page.Log() {
		t.Error(complaint)
	}
}

// terminal are what the tests do with the keyboard as standard input.
const terminal = `
const box = () => find('.input textarea')
const begin = async text => { command(text, true); await until(() => !find('.input').hidden) }
const key = (k, ctrl) => box().dispatchEvent(new KeyboardEvent('keydown', {key: k, ctrlKey: ctrl, cancelable: true}))
const typed = text => box().put(box().value + text)`

// TestTyped: the keyboard as standard input is as a terminal's.
func TestTyped(t *testing.T) {
	page := newPage(t)
	check(t, page.Eval(helpers+terminal+"\n0", nil))
	check(t, page.Eval("button.click(), settled()", nil))
	for _, step := range []struct{ do, want string }{
		{"begin('cat').then(() => (typed('one\\n'), shows('one\\none'))).then(() => (key('d', true), settled()))", "one\none\n|exit status 0"},
		// Lines that are pasted are lines; a part of one stays to be typed on.
		{"begin('head -n 1; head -n 1').then(() => (typed('a\\nb\\nc'), box().value))", "c"},
		{"settled()", "a\nb\na\nb\n|exit status 0"},
		// Ctrl-D after text sends it without its end, and what is left unread goes.
		{"begin('cat').then(() => (typed('half'), key('d', true), shows('halfhalf'))).then(() => (key('d', true), settled()))", "halfhalf|exit status 0"},
		{"begin('cat; echo $?').then(() => (key('c', true), settled()))", "^C\n|exit status 130"},
		{"begin('sleep 60 & cat; kill $!').then(() => (typed('now\\n'), shows('now\\nnow'))).then(() => (key('d', true), settled()))", "now\nnow\n|exit status 0"},
		{"begin('cat').then(() => (typed('x\\n'), shows('x\\nx'), key('ArrowUp'), box().value))", "x"},
		{"button.click(), 0", "0"},
		{"settled().then(() => document.activeElement.ariaLabel)", "Command line, to change and run again"},
	} {
		if got := text(t, page, step.do); got != step.want {
			t.Errorf("%s gives\n%q, want\n%q", step.do, got, step.want)
		}
	}
	for _, complaint := range page.Log() {
		t.Error(complaint)
	}
}

// TestPresses: presses of Run and Stop in any haste.
func TestPresses(t *testing.T) {
	page := newPage(t)
	check(t, page.Eval(helpers+"\n0", nil))
	const click = "const click = detail => button.dispatchEvent(new MouseEvent('click', {detail}))\n0"
	check(t, page.Eval(click, nil))
	for _, step := range []struct{ do, want string }{
		// The second press comes before Run has been loaded, as on a slow line.
		{"click(1), click(1), settled()", "4096 65536 write |1: i/o timeout\n|exit status 0, and the output is as above"},
		{"click(1), click(2), settled()", "4096 65536 write |1: i/o timeout\n|exit status 0, and the output is as above"},
		{"command('echo a; sleep 60').then(0), click(1), settled()", "|Stopped."},
		{"command('echo a; sleep 60').then(0), click(1), click(2), click(1), settled()", "|Stopped."},
		// Run, Stop, and Run again: what the first one still says is not heard.
		{"command('echo b; sleep 60'), shows('b').then(() => (click(1), settled())).then(() => command('echo c'))", "c\n|exit status 0"},
	} {
		if got := text(t, page, step.do); got != step.want {
			t.Errorf("%s gives\n%q, want\n%q", step.do, got, step.want)
		}
	}
}

// TestRefused: what could not be loaded is said, and the next press asks again.
func TestRefused(t *testing.T) {
	for _, file := range []string{"ui.js", "worker.js", "kernel.js", "index.json", "programs.wasm.gz"} {
		t.Run(file, func(t *testing.T) {
			var refuse atomic.Bool
			refuse.Store(true)
			page := newPage(t, func(h http.Handler) http.Handler {
				return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
					if refuse.Load() && path.Base(r.URL.Path) == file {
						http.Error(w, "not now", http.StatusServiceUnavailable)
						return
					}
					h.ServeHTTP(w, r)
				})
			})
			check(t, page.Eval(helpers+"\n0", nil))
			const note = "until(() => /could not/.test(find('.terminal').innerText) && button.textContent == 'Run').then(() => 1)"
			if got := text(t, page, "button.click(), "+note); got != "1" {
				t.Error(got)
			}
			refuse.Store(false)
			const want = "4096 65536 write |1: i/o timeout\n|exit status 0, and the output is as above"
			if got := text(t, page, "button.click(), settled()"); got != want {
				t.Errorf("then: %q", got)
			}
			if got := text(t, page, "/could not/.test(find('.terminal').innerText)"); got != "false" {
				t.Error("what was wrong is still said")
			}
		})
	}
}

// TestShared: a changed line goes into the address, from which it comes back,
// and is not run.
func TestShared(t *testing.T) {
	page := newPage(t)
	check(t, page.Eval(helpers+"\n0", nil))
	for _, step := range []struct{ do, want string }{
		{"button.click(), settled().then(() => location.hash)", ""},
		{"command('echo \"ä\" |\\n cat').then(() => location.hash)", "#run-fill=echo%20%22%C3%A4%22%20%7C%0A%20cat"},
		{"find('.edit button').click(), find('textarea').value", "probe fill 4096"},
		{"find('.edit button').hidden", "true"},
		{"command(find('textarea').value).then(() => location.hash)", ""},
		{"location.hash = '#run-fill=echo%20shared', until(() => find('textarea').value == 'echo shared').then(() => button.textContent)", "Run"},
		{"find('.live').innerText", "4096 65536 write |1: i/o timeout\n"},
		{"location.hash = '#run-fill=%', location.hash = '#main=x', location.hash = '#=x', find('textarea').value", "echo shared"},
		{"find('textarea').dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowUp', cancelable: true})), find('textarea').value", "probe fill 4096"},
	} {
		if got := text(t, page, step.do); got != step.want {
			t.Errorf("%s gives\n%q, want\n%q", step.do, got, step.want)
		}
	}
	check(t, page.Goto(text(t, page, "location.origin + '/page.html?opened#run-fill=echo%20%3Cb%3E'")))
	check(t, page.Eval(helpers+"\n0", nil))
	const opened = "until(() => find('textarea')).then(() => find('textarea').value + '|' + find('.live').innerText + '|' + loaded())"
	if got := text(t, page, opened); !strings.HasPrefix(got, "echo <b>||") || strings.Contains(got, "wasm") {
		t.Errorf("a page that is opened with a line: %q", got)
	}
	for _, complaint := range page.Log() {
		t.Error(complaint)
	}
}

// TestAsAbove: the page says it of what the transcript admits, and of nothing
// else. It said so of more lines than there are above.
func TestAsAbove(t *testing.T) {
	page := newPage(t)
	check(t, page.Eval(`const as = async script => {
	const {press} = await import('/assets/run/ui.js')
	const figure = document.querySelector('figure').cloneNode(true), button = figure.querySelector('button')
	document.querySelector('main').append(figure)
	figure.querySelector('.command code').textContent = script
	press(figure, button)
	while (button.textContent == 'Stop') await new Promise(done => setTimeout(done, 5))
	return figure.querySelector('.run [role=status]').textContent
}
0`, nil))
	for script, want := range map[string]bool{
		"echo '4096 65536 write |1: any/thing timeout'":                             true,
		"echo '4096 65536 write |1: 1/2 timeout'":                                   false,
		`echo '4096 65536 write |1: i/o timeout\n4096 65536 write |1: i/o timeout'`: false,
		"echo '4096 65536 write |1: i/o timeout'; exit 1":                           false,
		"printf '4096 65536 write |1: i/o timeout'":                                 false,
		"echo '4096 65536 write |1: i/o timeout'; echo >&2":                         false,
	} {
		says := text(t, page, fmt.Sprintf("as(%q)", script))
		if got := strings.HasSuffix(says, "as above"); got != want {
			t.Errorf("%s: %s", script, says)
		}
	}
}

// text is an expression's value as a text.
func text(t *testing.T, page *chromium.Page, expression string) string {
	t.Helper()
	var v any
	check(t, page.Eval(expression, &v))
	return strings.ReplaceAll(fmt.Sprint(v), "\r", "")
}
