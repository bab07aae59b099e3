package browser_test

import (
	"strings"
	"testing"
)

// TestTwoRuns: a run goes on while another exchange of the page runs, and each
// has its own output.
func TestTwoRuns(t *testing.T) {
	page := newPage(t)
	check(t, page.Eval(helpers+`
const second = figure.cloneNode(true), press = second.querySelector('button')
document.querySelector('main').append(second)
second.querySelector('.command code').textContent = 'echo second'
const other = async () => {
	const {press: go} = await import('/assets/run/ui.js')
	go(second, press)
	await until(() => press.textContent == 'Run' && second.querySelector('.run'))
	return second.querySelector('.live').innerText + '|' + second.querySelector('.run [role=status]').innerText
}
0`, nil))
	for _, step := range []struct{ do, want string }{
		{"button.click(), settled().then(() => 0)", "0"},
		{"command('echo first; sleep 60'), shows('first').then(other)", "second\n|exit status 0"},
		{"button.textContent + '|' + find('.live').innerText", "Stop|first\n"},
		{"button.click(), settled()", "first\n|Stopped."},
	} {
		if got := text(t, page, step.do); got != step.want {
			t.Errorf("%s gives\n%q, want\n%q", step.do, got, step.want)
		}
	}
	for _, complaint := range page.Log() {
		t.Error(complaint)
	}
}

// TestLeaving: a reader who leaves the page while something runs, and comes back
// by a link or by the browser's button, can run it again.
func TestLeaving(t *testing.T) {
	page := newPage(t)
	begin := func() {
		t.Helper()
		// A page that was only put aside has the helpers already.
		check(t, page.Eval("globalThis.settled || document.head.append(Object.assign(document.createElement('p'), {id: 'fresh'})), 0", nil))
		if text(t, page, "Boolean(document.querySelector('#fresh'))") == "true" {
			check(t, page.Eval(helpers+"\nglobalThis.settled = settled\ndocument.querySelector('#fresh').remove()", nil))
		}
	}
	const printed = "4096 65536 write |1: i/o timeout\n|exit status 0, and the output is as above"
	begin()
	here := text(t, page, "location.href")
	check(t, page.Eval("button.click(), settled()", nil))
	check(t, page.Eval("command('echo on; probe flood > /dev/null'), shows('on').then(() => 0)", nil))
	check(t, page.Goto(here+"?elsewhere"))
	begin()
	if got := text(t, page, "button.click(), settled()"); got != printed {
		t.Errorf("on another page: %q", got)
	}
	check(t, page.Eval("history.back(), 0", nil))
	for text(t, page, "location.search == '' && document.readyState == 'complete' && !!document.querySelector('.tools button')") != "true" {
	}
	begin()
	if text(t, page, "button.textContent") == "Stop" {
		check(t, page.Eval("button.click(), settled()", nil))
	}
	if got := text(t, page, "command('probe fill 4096')"); got != printed {
		t.Errorf("back again: %q", got)
	}
	for _, complaint := range page.Log() {
		t.Error(complaint)
	}
}

// TestNarrow: on the narrowest of phones, a command line can be seen whole, and
// seen to be a field to type in.
func TestNarrow(t *testing.T) {
	page := newPage(t)
	check(t, page.Size(320, 640))
	check(t, page.Eval(helpers+"\n0", nil))
	long := "probe fill 4096" + strings.Repeat(" | cat", 20)
	for _, step := range []struct{ do, want string }{
		{"find('.command code').textContent = " + `"` + long + `", button.click(), settled().then(() => find('textarea').value.length)`, "135"},
		{"find('textarea').scrollWidth <= find('textarea').clientWidth && find('textarea').scrollHeight <= find('textarea').clientHeight", "true"},
		{"find('textarea').getBoundingClientRect().right <= innerWidth && find('textarea').clientHeight > 60", "true"},
		{"[find('textarea'), find('.edit')].map(e => getComputedStyle(e)).reduce((field, around) => field.borderTopStyle == 'solid' && field.borderTopColor != around.backgroundColor)", "true"},
		{"find('.command code').getBoundingClientRect().right <= innerWidth", "true"},
	} {
		if got := text(t, page, step.do); got != step.want {
			t.Errorf("%s gives\n%q, want\n%q", step.do, got, step.want)
		}
	}
}
