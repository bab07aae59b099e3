package main

import (
	"fmt"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"example.com/pipes/tools/book"
	"example.com/pipes/tools/chromium"
	"example.com/pipes/tools/transcript"
)

// helpersOfChange are what the tests do with a page whose programs can be
// changed.
const helpersOfChange = `
const until = async test => { while (!test()) await new Promise(done => setTimeout(done, 20)) }
const listing = name => document.querySelector('figure.listing[data-files]:has(a[href*="/' + name + '/"])')
const tool = (figure, label) => [...figure.querySelectorAll('button')].find(b => b.textContent == label)
const opened = async name => {
	if (!listing(name).querySelector('.change:not([hidden])')) tool(listing(name), 'Change').click()
	await until(() => listing(name).querySelector('textarea'))
	return listing(name).querySelector('textarea')
}
// edit replaces a text of a program, as typing it does.
const edit = async (name, old, text) => {
	const area = await opened(name), at = area.value.indexOf(old)
	if (at < 0) throw new Error('not there: ' + old)
	area.focus()
	area.setSelectionRange(at, at + old.length)
	document.execCommand('insertText', false, text)
}
// run presses Run, and gives the output and what is said of it.
const run = async exchange => {
	const figure = document.querySelector('figure[data-name="' + exchange + '"]'), button = figure.querySelector('.go')
	button.click()
	await until(() => figure.querySelector('.run'))
	await until(() => button.textContent == 'Run')
	return figure.querySelector('.live').innerText + '|' + figure.querySelector('.run [role=status]').innerText
}
0`

// changePage opens a page of the book, to change programs in it.
func changePage(t *testing.T, name string) *chromium.Page {
	t.Helper()
	_, page := newRunPage(t, name)
	check(t, page.Eval(helpersOfChange, nil))
	return page
}

// TestChange: a reader leaves out a line of a program, and is told why it then
// hangs.
func TestChange(t *testing.T) {
	page := changePage(t, "basic-pipes.html")
	for _, step := range []struct{ do, want string }{
		{`run('basic-pipes/alone#alone')`, "got [Spam 0]\n|exit status 0, and the output is as above"},
		{`edit('alone', '\tcheck(w.Close())\n', '').then(() => run('basic-pipes/alone#alone'))`,
			"|Stuck: every process waits, and none can ever go on.\n" +
				"alone (process 102) waits to read from pipe 1 (its descriptor 3), which is empty. The write end is held by alone (process 102) as descriptor 4."},
		{`document.querySelectorAll('.yours').length + ' ' + document.querySelector('.yours').textContent`, "1 your alone"},
	} {
		var got string
		check(t, page.Eval(step.do, &got))
		if got != step.want {
			t.Errorf("%s gives\n%q, want\n%q", step.do, got, step.want)
		}
	}
	for _, complaint := range page.Log() {
		t.Error(complaint)
	}
}

// TestExercise: what a reader starts from is not as asked, whichever Run is
// pressed, and the page says in which lines; the solution is. On a phone, too,
// what is typed lies on what is shown.
func TestExercise(t *testing.T) {
	page := changePage(t, "basic-pipes.html")
	check(t, page.Size(360, 640))
	var got string
	check(t, page.Eval(`(async () => {
		const start = document.querySelector('.start[data-program=spam-twins]')
		const editor = () => start.nextElementSibling, says = () => editor().querySelector('[role=status]').innerText
		start.querySelector('button').click()
		await until(() => editor().matches('.change'))
		const [shown, typed] = [...editor().querySelector('.source').children].map(e => getComputedStyle(e))
		const apart = ['font', 'padding', 'width', 'height'].filter(name => shown[name] != typed[name])
		const untouched = (await run('basic-pipes/spam-twins#twins')).split('|')[1].split('\n')[0]
		const press = async () => {
			;[...editor().querySelectorAll('button')].find(b => b.textContent == 'Run').click()
			await until(() => /asked/.test(says()))
		}
		await press()
		const figure = document.querySelector('figure[data-name="basic-pipes/spam-twins#twins"]')
		await until(() => /The output differs/.test(figure.innerText))
		const first = says() + figure.querySelector('.run [role=status]').innerText
		const text = await (await fetch('/examples/basic-pipes/spam-twins/main.go.html')).text()
		const code = new DOMParser().parseFromString(text, 'text/html').querySelector('.listing code')
		code.querySelectorAll('.number').forEach(e => e.remove())
		const area = editor().querySelector('textarea')
		area.select()
		document.execCommand('insertText', false, code.textContent)
		await press()
		return apart + untouched + '\n' + first + '\n---\n' + says() + figure.querySelector('.run [role=status]').innerText
	})()`, &got))
	const want = `Not as asked: exit status 0
Not as asked yet.Not as asked: exit status 0
The output differs:
  asked  Parent <pid:parent> got [Spam 0Spam 0] as <time>
  yours  Parent PID got [Spam 0Spam 1Spam 2Spam 3Spam 4Sp] as TIME
  yours  Parent PID got [am 0Spam 1Spam 2Spam 3Spam 4Spam] as TIME
  yours  Parent PID got [ 0Spam 1Spam 2Spam 3Spam 4Spam 0] as TIME
  yours  Parent PID got [Spam 1Spam 2Spam 3Spam 4Spam 0Sp] as TIME
  yours  Parent PID got [am 1Spam 2Spam 3Spam 4Spam 0Spam] as TIME
  yours  Parent PID got [ 1Spam 2Spam 3Spam 4] as TIME
<pid:parent> stands for what differs from run to run.

---
As asked.As asked: exit status 0, and the output is as above`
	got = regexp.MustCompile(`as \d+\.\d+`).ReplaceAllString(strings.ReplaceAll(got, "Parent 102", "Parent PID"), "as TIME")
	if got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	for _, complaint := range page.Log() {
		t.Error(complaint)
	}
}

// TestCompiledInPage solves exercises with programs that the page compiles: the
// book's solution of one of each chapter, which is as asked, and now and then
// what it starts from, which is not. At night it tries all of them.
func TestCompiledInPage(t *testing.T) {
	t.Parallel()
	b, page := newRunPage(t, "index.html")
	whole := os.Getenv("PIPES_CHANGE") == "full"
	if !whole {
		t.Log("without PIPES_CHANGE=full, one exercise a chapter")
	}
	solves := func(e book.Exercise, program string) bool {
		files := map[string]string{}
		for name, text := range b.Sources(b.Programs[program][0]) {
			if isGo(name) {
				files[path.Base(name)] = text
			}
		}
		for _, d := range e.Exchanges {
			r := changedInPage(t, page, d, e.Solution, files)
			t.Logf("%s with %s: %d %s", book.ExchangeName(d.Transcript.Path, d.Exchange), program, r.Status, r.Why)
			if (r.Why != "" && r.Why != "left") || len(transcript.Compare(d.Exchange, transcript.Result{Out: r.Out, Err: r.Err, Status: r.Status})) > 0 {
				return false
			}
		}
		return true
	}
	for i, item := range b.Order {
		for _, e := range inPageExercises(b, strings.TrimSuffix(item.File, ".md")) {
			if !solves(e, e.Solution) {
				t.Errorf("%s: %s, compiled in the page, does not solve it", e.Name, e.Solution)
			}
			if (whole || i%4 == 0) && solves(e, e.Start) {
				t.Errorf("%s: %s, compiled in the page, solves it", e.Name, e.Start)
			}
			if !whole {
				break
			}
		}
	}
	for _, complaint := range page.Log() {
		t.Error(complaint)
	}
}

// inPageExercises are those of a chapter that can be tried in the page.
func inPageExercises(b *book.Book, chapter string) []book.Exercise {
	return slices.DeleteFunc(b.ExercisesOf(chapter), func(e book.Exercise) bool {
		return e.Kind == "Predict" || slices.ContainsFunc(e.Exchanges, func(d book.Deciding) bool { return d.Exchange.Terminal != "" })
	})
}

// TestEdits makes the mistakes that readers make.
func TestEdits(t *testing.T) {
	t.Parallel()
	page := changePage(t, "basic-pipes.html")
	check(t, page.Eval(`
		const complaint = async (name, old, text) => {
			await edit(name, old, text)
			const said = () => [...listing(name).querySelectorAll('.complaints button')]
			await until(() => said().length)
			said()[0].click()
			const area = listing(name).querySelector('textarea'), at = area.value.slice(0, area.selectionStart).split('\n')
			return said().map(b => b.textContent).join('\n') + ' @' + at.length + ':' + (at.at(-1).length + 1)
		}
		const reset = name => {
			[...listing(name).querySelectorAll('button')].find(b => b.textContent == 'Reset').click()
			return document.querySelectorAll('.yours').length
		}
		const stop = async () => {
			const figure = document.querySelector('figure[data-name="basic-pipes/alone#alone"]')
			const ran = run('basic-pipes/alone#alone')
			await until(() => /Running/.test(figure.querySelector('.run [role=status]')?.innerText))
			figure.querySelector('.go').click()
			return ran
		}
		const compiled = async files => {
			const {compile} = await import('/assets/change/compile.js')
			return compile(files).then(() => 'compiled', error => error.message)
		}
		const file = text => 'package main\n\n' + text
		0`, nil))
	for _, step := range []struct{ do, want string }{
		{`edit('alone', 'Spam 0', 'Spam 1').then(() => run('basic-pipes/alone#alone'))`, "got [Spam 1]\n|exit status 0"},
		{`reset('alone')`, "0"},
		{`run('basic-pipes/alone#alone')`, "got [Spam 0]\n|exit status 0, and the output is as above"},
		{`complaint('alone', 'w.Close()', 'ä.Close()')`, "main.go:15:8: undefined: ä @15:8"},
		{`run('basic-pipes/alone#alone')`, "|alone, as you changed it, does not compile:\nmain.go:15:8: undefined: ä"},
		{`reset('alone'), complaint('alone', '"fmt"', '"fmt"\n\t"strings"')`, "main.go:6:2: \"strings\" imported and not used @6:2"},
		{`reset('alone'), complaint('alone', 'func main() {', 'func main() {{')`, "main.go:22:6: syntax error: unexpected name check, expected ( @22:6"},
		{`reset('alone'), edit('alone', 'check(w.Close())', 'for {\n\t}').then(stop)`, "|Stopped."},
		{`reset('alone'), edit('alone', 'check(w.Close())', 'for { fmt.Println("more") }').then(() => run('basic-pipes/alone#alone')).then(s => s.split('|')[1])`, "Stopped: it printed more than 256 KiB."},
		{`listing('alone').querySelector('textarea').value.includes('for {\n\t\tfmt.Println("more")\n\t}')`, "true"}, // as gofmt has it
		{`compiled({'a.go': file('func main() { println(two()) }\n'), 'b.go': file('func two() int { return 2 }\n')})`, "compiled"},
		{`compiled({'a.go': file('import "net/http"\n\nfunc main() { http.Get("") }\n')}).then(s => s.split(';')[0])`, "a.go:3:8: the page has no package net/http"},
		{`compiled({'a.go': file('//' + 'x'.repeat(1 << 20))})`, "a.go:1:1: the file is too long for the page, which compiles up to 256 KiB"},
		{`compiled({'a.go': ''})`, "a.go:1:1: syntax error: package statement must be first"},
	} {
		if got := said(t, page, step.do); got != step.want {
			t.Errorf("%s gives\n%q, want\n%q", step.do, got, step.want)
		}
	}
	for _, complaint := range page.Log() {
		t.Error(complaint)
	}
}

// said is an expression's value as a text.
func said(t *testing.T, page *chromium.Page, expression string) string {
	t.Helper()
	var v any
	check(t, page.Eval(expression, &v))
	return fmt.Sprint(v)
}

// TestUndo: an undo takes back what was typed in one go, not its last letter.
func TestUndo(t *testing.T) {
	t.Parallel()
	page := changePage(t, "basic-pipes.html")
	check(t, page.Eval(`opened('alone').then(area => area.setSelectionRange(0, 0))`, nil))
	check(t, page.Press("x", "y", "z"))
	const begin = `listing('alone').querySelector('textarea').value.slice(0, 8)`
	if got, want := said(t, page, begin), "xyz// Al"; got != want {
		t.Errorf("typed, the program begins with %q, want %q", got, want)
	}
	if got, want := said(t, page, `document.execCommand('undo'), `+begin), "// Alone"; got != want {
		t.Errorf("after an undo, the program begins with %q, want %q", got, want)
	}
}

// TestKept: what was typed is there after a reload, and can be forgotten.
// Storage that is full is said to be so.
func TestKept(t *testing.T) {
	t.Parallel()
	page := changePage(t, "basic-pipes.html")
	const address = `location.href`
	check(t, page.Eval(`edit('alone', 'Spam 0', 'Spam 1')`, nil))
	check(t, page.Goto(said(t, page, address)))
	check(t, page.Eval(helpersOfChange, nil))
	for _, step := range []struct{ do, want string }{
		{`until(() => document.querySelector('.yours')).then(() => document.querySelector('.yours').textContent)`, "your alone"},
		{`opened('alone').then(area => area.value.includes('Spam 1'))`, "true"},
		{`const lose = tool(listing('alone'), 'Forget all'); lose.click(); lose.textContent`, "Forget what you changed on all pages?"},
		{`lose.click(), Object.keys(localStorage).length + ' ' + document.querySelectorAll('.yours').length`, "0 0"},
		{`opened('alone').then(area => area.value.includes('Spam 0'))`, "true"},
		{`Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }, edit('alone', 'Spam 0', 'Spam 2').then(() => listing('alone').querySelector('[role=status]').textContent)`,
			"Your browser keeps no more text for this page: copy your program before you leave."},
	} {
		if got := said(t, page, step.do); got != step.want {
			t.Errorf("%s gives\n%q, want\n%q", step.do, got, step.want)
		}
	}
}
