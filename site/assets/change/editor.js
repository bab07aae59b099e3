// Opens a program of the book to be changed, in the place of its listing, or
// below the question of an exercise.

import {make} from '../run/line.js'
import {rerun} from '../run/ui.js'
import {change, compiled, files as changed, forget, names, tidy, watch, words} from './changed.js'
import {paint} from './paint.js'
import {typing} from './typing.js'

const LEAVE = 'Escape, then Tab, leaves the text'
const SURE = 'Forget what you changed on all pages?'
const PAUSE = 700 // ms without a key, before what was typed is compiled

const editors = new Map() // by the element that opens them

// open opens the program of a listing, or of an exercise, or closes it.
export async function open(element, button) {
	if (!editors.has(element)) editors.set(element, await Editor.of(element, button))
	editors.get(element).toggle()
}

// source is the text of a file of the book, from the page that shows it.
async function source(page) {
	const response = await fetch(page)
	if (!response.ok) throw new Error(`${page}: ${response.status}`)
	const code = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('.listing code')
	code.querySelectorAll('.number').forEach(e => e.remove())
	return code.textContent.replace(/\n*$/, '\n')
}

const button = (textContent, onclick, title = '') => make('button', {type: 'button', textContent, onclick, title})

class Editor {
	wrong = [] // what the compiler complains of
	problem = '' // why what was typed cannot be kept

	static async of(element, opener) {
		// The link leads to a file of the program. The others are beside it.
		const {href} = element.querySelector('a'), names = element.dataset.files.split(' ')
		const texts = await Promise.all(names.map(name => source(new URL(name + '.html', href))))
		return new Editor(element, opener, href.split('/').at(-2), Object.fromEntries(names.map((name, i) => [name, texts[i]])))
	}

	constructor(element, opener, folder, original) {
		this.opener = opener
		this.shut = opener.textContent
		this.host = element
		this.original = original
		this.name = element.dataset.program ?? folder
		this.texts = {...original, ...changed(this.name)}
		this.file = Object.keys(original)[0]
		this.paper = make('code', {})
		this.area = make('textarea', {
			spellcheck: false, autocapitalize: 'off', autocomplete: 'off', ariaLabel: `The program ${this.name}, to change`, ariaDescription: LEAVE, oninput: () => this.edited(),
		})
		typing(this.area, {run: () => this.run()})
		this.files = make('div', {className: 'files', hidden: Object.keys(original).length < 2}, ...Object.keys(original).map(file => button(file, () => this.show(file))))
		this.bar = make('progress', {hidden: true, max: 1, ariaLabel: 'Loading the compiler'})
		this.said = new Text() // changed in place, as in paint.js
		this.status = make('p', {className: 'status'}, this.said)
		this.complaints = make('ul', {className: 'complaints'})
		this.go = button('Run', () => this.run(), 'Ctrl+Enter')
		this.go.className = 'go'
		this.back = button('Reset', () => this.reset(), 'The program as it is in the book')
		this.lose = button('Forget all', () => this.forget())
		this.lose.onblur = () => { this.lose.textContent = 'Forget all' }
		this.element = make('div', {className: 'change', hidden: true}, this.files,
			make('div', {className: 'source'}, make('pre', {ariaHidden: 'true'}, this.paper), this.area),
			make('div', {className: 'tools'}, this.go, button('gofmt', () => this.format().then(() => this.compile())), this.back, this.lose, make('small', {ariaHidden: 'true'}, LEAVE)),
			this.bar, make('div', {role: 'status'}, this.status, this.complaints))
		if (element.matches('figure')) element.append(this.element)
		else element.after(this.element)
		this.show(this.file)
		watch(() => this.changed())
	}

	toggle() {
		const open = this.element.hidden
		this.element.hidden = !open
		this.host.classList.toggle('open', open)
		this.opener.setAttribute('aria-expanded', String(open))
		this.opener.textContent = open ? 'Close' : this.shut
		this.keep()
		if (!open) return
		const [, line] = /#L(\d+)$/.exec(this.host.querySelector('figcaption a')?.hash) ?? []
		this.place(this.file, +line || 1, 1)
		this.compile()
	}

	show(file) {
		this.file = file
		this.area.value = this.texts[file]
		for (const button of this.files.children) button.setAttribute('aria-pressed', String(button.textContent == file))
		this.draw()
	}

	draw() {
		paint(this.paper, this.area.value, this.wrong.filter(c => c.file == this.file).map(c => c.line))
		this.back.disabled = this.asInBook()
		this.lose.hidden = !names().length
	}

	asInBook() { return Object.keys(this.original).every(file => this.texts[file] == this.original[file]) }

	// place puts the cursor at a line and column, which is in bytes, as the
	// compiler counts.
	place(file, line, column) {
		if (file != this.file && file in this.texts) this.show(file)
		const lines = this.area.value.split('\n'), before = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0)
		const bytes = new TextEncoder().encode(lines[line - 1] ?? '').subarray(0, column - 1)
		const at = before + new TextDecoder().decode(bytes).length
		this.area.focus({preventScroll: true})
		this.area.setSelectionRange(at, at)
		const box = this.area.parentElement
		box.scrollTop = Math.max(0, this.area.offsetHeight * (line - 1) / lines.length - box.clientHeight / 4)
		this.element.scrollIntoView({block: 'nearest'})
	}

	edited() {
		this.texts[this.file] = this.area.value
		this.keep()
		this.complain()
		clearTimeout(this.later)
		this.later = setTimeout(() => this.compile(), PAUSE)
	}

	// keep makes the program the one that runs, as long as it is not as in the
	// book. That of an open exercise is the reader's from the start.
	keep() {
		const mine = !this.asInBook() || this.host.dataset.program && !this.element.hidden
		this.problem = change(this.name, mine ? {...this.texts} : null)
		this.draw()
	}

	// changed follows a change that was not typed here: another editor of the same
	// program, gofmt, or that all is forgotten.
	changed() {
		const now = changed(this.name) ?? this.original
		for (const file of Object.keys(this.texts)) {
			if (now[file] == this.texts[file] || now[file] === undefined) continue
			this.texts[file] = now[file]
			if (file == this.file && this.area.value != now[file]) this.put(now[file])
		}
	}

	// put replaces the text so that undo brings back what was typed.
	put(text) {
		const at = this.area.selectionStart, focused = document.activeElement
		this.area.focus({preventScroll: true})
		this.area.select()
		if (!document.execCommand('insertText', false, text)) this.area.value = text
		this.area.setSelectionRange(at, at)
		if (focused instanceof HTMLElement && focused != this.area) focused.focus({preventScroll: true})
		this.draw()
	}

	reset() {
		this.texts = {...this.original}
		this.put(this.texts[this.file])
		this.complain()
		this.keep()
		this.area.focus()
	}

	// forget forgets all that was changed, if it is pressed twice.
	forget() {
		if (this.lose.textContent != SURE) {
			this.lose.textContent = SURE
			return
		}
		forget()
		this.complain()
		this.keep()
		this.say('Forgotten.')
		this.area.focus()
	}

	say = (text, part = 1) => {
		text = [text, this.problem].filter(Boolean).join(' ')
		if (this.said.data != text) this.said.data = text
		this.bar.hidden = part == 1
		this.bar.value = part
	}

	// compile says what the compiler says of the program as it is now.
	async compile() {
		const texts = JSON.stringify(this.texts), now = () => texts == JSON.stringify(this.texts)
		const say = (text, part) => { if (now()) this.say(text, part) }
		try {
			if (changed(this.name)) await compiled(this.name, say)
			else await (await import('./compile.js')).compile({...this.texts}, say)
			say('It compiles.')
			return true
		} catch (error) {
			if (now()) error.complaints ? this.complain(error.complaints) : this.say(`It could not be compiled: ${error.message}`)
		}
	}

	async format() {
		if (!changed(this.name)) return
		try {
			await tidy(this.name, this.say)
		} catch (error) {
			this.say(`It could not be formatted: ${error.message}`)
		}
	}

	complain(list = []) {
		this.say(list.length ? 'It does not compile:' : '')
		this.wrong = list
		this.draw()
		if (list.length || this.complaints.firstChild) this.complaints.replaceChildren(...list.map(({file, line, column, text}) =>
			make('li', {}, button(`${file}:${line}:${column}: ${text}`, () => this.place(file, line, column)))))
	}

	// exchanges are the figures in which Run runs this program: those that decide
	// an exercise, or the next one on the page that names it.
	exchanges() {
		const all = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('figure.exchange:not([data-needs])')])
		const deciding = this.host.dataset.exchanges?.split(' ')
		if (deciding) return deciding.map(name => all.find(f => f.dataset.name == name)).filter(f => f)
		const naming = all.filter(f => words(f.querySelector('.command code').textContent).includes(this.name))
		const after = naming.filter(f => this.host.compareDocumentPosition(f) & Node.DOCUMENT_POSITION_FOLLOWING)
		return [after[0] ?? naming[0]].filter(f => f)
	}

	async run() {
		const figures = this.exchanges(), turn = this.turn = {}
		this.keep()
		await this.format()
		if (changed(this.name) && !await this.compile()) return this.complaints.scrollIntoView({block: 'nearest'})
		if (!figures.length) return this.say('It compiles. No line of this page runs it.')
		let last, asked = true
		for (const figure of figures) {
			if (this.turn != turn) return
			if (asked) (last = figure).scrollIntoView({block: 'nearest'})
			asked = await rerun(figure, figure.querySelector('.go')) && asked
		}
		last.querySelector('.run [role=status]').scrollIntoView({block: 'center'})
		if (this.host.dataset.exchanges) this.say(asked ? 'As asked.' : 'Not as asked yet.')
	}
}
