package browser_test

import (
	"fmt"
	"strings"
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
<figure class="exchange" data-name="chapter/probe#fill"><figcaption></figcaption>
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
	while ((!find('.run') || button.textContent == 'Stop') && !find('.input:not([hidden])'))
	return find('.live').innerText + '|' + find('.run [role=status]').innerText
}
const command = async (text, keys) => {
	find('textarea').value = text
	find('.edit input').checked = !!keys
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
		{"command('grep x')", "stderr\nfill.sh: 1: grep: not found\n|exit status 127\nThe page has no grep. It has most programs of the book, and cat, echo, head, printf, sleep, true, false."},
		{"command('./probe x')", "stderr\nfill.sh: 1: ./probe: not found\n|exit status 127\nIn the page, type probe."},
		{"command('while true')", "stderr\nfill.sh: line 1: the page's small shell does not know `while`\n|exit status 2"},
		{"command('probe stuck')", "|Stuck: every process waits for another, and none can ever go on.\n" +
			"probe (process 102) waits for the end of cat (process 103).\n" +
			"cat (process 103) waits to read from pipe 1 (its descriptor 0), which is empty. The write end is held by probe (process 102) as descriptor 4."},
		{"command('cat', true)", "|Running …"},
		{"find('.input input').value = 'typed', find('.input button').click(), settled()", "typed\ntyped\n|Running …"},
		{"find('.input [type=button]').click(), settled()", "typed\ntyped\n|exit status 0"},
		{"command('cat', true), button.click(), settled()", "|Stopped."},
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

// text is an expression's value as a text.
func text(t *testing.T, page *chromium.Page, expression string) string {
	t.Helper()
	var v any
	check(t, page.Eval(expression, &v))
	return strings.ReplaceAll(fmt.Sprint(v), "\r", "")
}

// TestFirstOutput says how long a reader waits, which depends on the machine
// and is no reason to fail.
func TestFirstOutput(t *testing.T) {
	page := newPage(t)
	check(t, page.Eval(helpers+"\n0", nil))
	const first = `(async () => {
	const start = performance.now()
	button.click()
	while (!find('.run .live samp')) await new Promise(done => setTimeout(done, 1))
	const ms = Math.round(performance.now() - start)
	await settled()
	return ms
})()`
	check(t, page.Eval("find('.command code').textContent = 'echo a | cat'", nil))
	cold := text(t, page, first)
	var warm []string
	for range 5 {
		check(t, page.Eval("find('.live').replaceChildren()", nil))
		warm = append(warm, text(t, page, first))
	}
	t.Logf("from the click to the first output: %s ms, then %s ms", cold, strings.Join(warm, " "))
}
