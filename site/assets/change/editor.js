// Opens a program of the book to be changed, in the place of its listing.

import {make} from '../run/ui.js'
import {change, compiled, files as changed} from '../run/changed.js'
import {paint} from './paint.js'

const site = new URL('../../', import.meta.url)
const MB = bytes => (bytes / 1e6).toFixed(1) + ' MB'
const PAUSE = 700 // ms without a key, before what was typed is compiled

const editors = new WeakMap()

// programOf is the name of the program that a figure shows.
export const programOf = figure => figure.dataset.files.split('/').at(-2)

// open opens the program of a listing, or closes it.
export async function open(figure, button) {
	if (!editors.has(figure)) editors.set(figure, await Editor.of(figure, button))
	editors.get(figure).toggle()
}

// source is the text of a file of the book, from the page that shows it.
async function source(path) {
	const response = await fetch(new URL(path + '.html', site))
	if (!response.ok) throw new Error(`${path}: ${response.status}`)
	const code = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('.listing code')
	code.querySelectorAll('.number').forEach(e => e.remove())
	return code.textContent.replace(/\n*$/, '\n')
}

class Editor {
	static async of(figure, button) {
		const paths = figure.dataset.files.split(' ')
		const texts = await Promise.all(paths.map(source))
		return new Editor(figure, button, Object.fromEntries(paths.map((path, i) => [path.split('/').pop(), texts[i]])))
	}

	constructor(figure, button, original) {
		this.figure = figure
		this.button = button
		this.original = original
		this.name = programOf(figure)
		this.texts = {...original, ...changed(this.name)}
		this.file = Object.keys(original)[0]
		this.paper = make('code', {})
		this.area = make('textarea', {
			spellcheck: false, autocapitalize: 'off', autocomplete: 'off', ariaLabel: `${this.name}, to change`,
			oninput: () => this.edited(), onkeydown: event => this.key(event),
		})
		this.files = make('div', {className: 'files', hidden: Object.keys(original).length < 2}, ...Object.keys(original).map(file =>
			make('button', {type: 'button', textContent: file, onclick: () => this.show(file)})))
		this.bar = make('progress', {hidden: true, max: 1, ariaLabel: 'Loading the compiler'})
		this.status = make('p', {className: 'status', role: 'status'})
		this.complaints = make('ul', {className: 'complaints'})
		this.back = make('button', {type: 'button', textContent: 'Reset', title: 'The program as it is in the book', onclick: () => this.reset()})
		this.element = make('div', {className: 'change', hidden: true}, this.files,
			make('div', {className: 'source'}, make('pre', {ariaHidden: 'true'}, this.paper), this.area),
			this.bar, this.complaints, this.status, make('div', {className: 'how'}, this.back))
		figure.append(this.element)
		this.show(this.file)
	}

	toggle() {
		const open = this.element.hidden
		this.element.hidden = !open
		this.figure.classList.toggle('open', open)
		this.button.setAttribute('aria-expanded', String(open))
		this.button.textContent = open ? 'Close' : 'Change'
		if (!open) return
		const [, line] = /#L(\d+)$/.exec(this.figure.querySelector('figcaption a').hash) ?? []
		this.go(this.file, +line || 1, 1)
		this.compile()
	}

	show(file) {
		this.file = file
		this.area.value = this.texts[file]
		for (const button of this.files.children) button.setAttribute('aria-pressed', String(button.textContent == file))
		this.draw()
	}

	draw() {
		paint(this.paper, this.area.value)
		this.back.disabled = Object.keys(this.original).every(file => this.texts[file] == this.original[file])
	}

	// go puts the cursor at a place, whose column is in bytes, as the compiler
	// counts.
	go(file, line, column) {
		if (file != this.file && file in this.texts) this.show(file)
		const lines = this.area.value.split('\n'), before = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0)
		const bytes = new TextEncoder().encode(lines[line - 1] ?? '').subarray(0, column - 1)
		const at = before + new TextDecoder().decode(bytes).length
		this.area.focus({preventScroll: true})
		this.area.setSelectionRange(at, at)
		const box = this.area.parentElement
		box.scrollTop = Math.max(0, this.area.offsetHeight * (line - 1) / lines.length - box.clientHeight / 4)
	}

	edited() {
		this.texts[this.file] = this.area.value
		this.draw()
		this.keep()
		clearTimeout(this.later)
		this.later = setTimeout(() => this.compile(), PAUSE)
	}

	keep() {
		const problem = change(this.name, this.back.disabled ? null : {...this.texts})
		if (problem) this.status.textContent = problem
	}

	reset() {
		this.texts = {...this.original}
		this.show(this.file)
		this.keep()
		this.complain([])
		this.status.textContent = ''
		this.area.focus()
	}

	// compile says what the compiler says of the program as it is now.
	async compile() {
		const files = {...this.texts}
		try {
			const {compile} = await import('./compile.js')
			await (changed(this.name) ? compiled(this.name, this.progress) : compile(files, this.progress))
			if (this.same(files)) this.complain([], 'It compiles.')
		} catch (error) {
			if (this.same(files)) error.complaints ? this.complain(error.complaints) : this.complain([], `It could not be compiled: ${error.message}`)
		} finally {
			this.bar.hidden = true
		}
	}

	same(files) { return JSON.stringify(files) == JSON.stringify(this.texts) }

	progress = (part, total) => {
		this.bar.hidden = part == 1
		this.bar.value = part
		this.status.textContent = part == 1 ? 'Compiling …' : `Loading Go's compiler, ${MB(total)}, which your browser keeps.`
	}

	complain(list, says = '') {
		this.status.textContent = says
		this.complaints.replaceChildren(...list.map(({file, line, column, text}) => make('li', {}, make('button', {
			type: 'button', textContent: `${file}:${line}:${column}: ${text}`, onclick: () => this.go(file, line, column),
		}))))
	}

	// key does what a programmer expects of Tab, Enter and a closing bracket.
	// After Escape, Tab leaves the text, as everywhere else.
	key(event) {
		const {key, shiftKey, ctrlKey, metaKey, altKey} = event
		const leaving = this.leaving
		this.leaving = key == 'Escape' || leaving && key == 'Shift'
		if (event.isComposing || ctrlKey || metaKey || altKey) return
		const {value, selectionStart: from, selectionEnd: to} = this.area
		const start = value.lastIndexOf('\n', from - 1) + 1, line = value.slice(start, from)
		if (key == 'Tab' && !leaving) {
			if (shiftKey || value.slice(from, to).includes('\n')) this.shift(start, to, shiftKey)
			else this.insert('\t')
		} else if (key == 'Enter' && !shiftKey) {
			const [indent] = /^\t*/.exec(line)
			this.insert('\n' + indent + (/[{(\[:]\s*$/.test(line) ? '\t' : ''))
		} else if (/^[})\]]$/.test(key) && from == to && /^\t+$/.test(line)) {
			this.area.setSelectionRange(from - 1, to)
			this.insert(key)
		} else {
			return
		}
		event.preventDefault()
	}

	// insert types a text, which undo then takes back.
	insert(text) {
		if (!document.execCommand('insertText', false, text)) {
			this.area.setRangeText(text, this.area.selectionStart, this.area.selectionEnd, 'end')
			this.edited()
		}
	}

	// shift indents the lines from start to end, or does the opposite.
	shift(start, end, back) {
		const lines = this.area.value.slice(start, end)
		const shifted = back ? lines.replace(/^(?:\t| {1,4})/gm, '') : lines.replace(/^(?=.)/gm, '\t')
		if (shifted == lines) return
		this.area.setSelectionRange(start, end)
		this.insert(shifted)
		this.area.setSelectionRange(start, start + shifted.length)
	}
}
