// The programs that the reader has changed on this page. They take the place of
// the book's of the same name in every command line of the page, and are kept
// when the page is left.

import {make} from '../run/line.js'
import {own} from '../run/ui.js'

document.head.append(make('link', {rel: 'stylesheet', href: String(new URL('change.css', import.meta.url))}))

const KEY = 'changes' // one for all pages: {page: {program: {file: text}}}
const page = location.pathname.split('/').pop() || 'index.html'
const programs = new Map() // by name
const watchers = new Set()

const read = () => {
	try { return JSON.parse(localStorage.getItem(KEY)) ?? {} } catch { return {} }
}
for (const [name, files] of Object.entries(read()[page] ?? {})) put(name, files)

// put makes these the files of a program, and ends a compilation of others.
function put(name, files, tidy = false) {
	programs.get(name)?.stop.abort()
	programs.set(name, {files, module: undefined, tidy, stop: new AbortController()})
}

// save keeps what there is. It returns why that could not be done, or ''.
function save() {
	const pages = read()
	delete pages[page]
	if (programs.size) pages[page] = Object.fromEntries([...programs].map(([name, {files}]) => [name, files]))
	try {
		if (Object.keys(pages).length) localStorage.setItem(KEY, JSON.stringify(pages))
		else localStorage.removeItem(KEY)
		return ''
	} catch {
		return 'Your browser keeps no more text for this page: copy your program before you leave.'
	}
}

export const names = () => [...programs.keys()]

/** @returns {?Object<string, string>} the files of a changed program, by name */
export const files = name => programs.get(name)?.files ?? null

// watch calls does() after each change, and now.
export function watch(does) {
	watchers.add(does)
	does()
}

const same = (a, b) => JSON.stringify(a ?? null) == JSON.stringify(b ?? null)

// change makes these the files of a program, or the book's again where they
// are null. It returns why they cannot be kept, or ''.
export function change(name, files) {
	if (same(programs.get(name)?.files, files)) return ''
	if (files) put(name, files)
	else programs.delete(name)
	for (const does of watchers) does()
	return save()
}

// forget forgets the changes on all pages.
export function forget() {
	programs.clear()
	save()
	try { localStorage.removeItem(KEY) } catch {}
	for (const does of watchers) does()
}

// compiled is the module of a changed program, which is compiled once, or
// undefined if it is the book's again meanwhile.
/** @returns {Promise<WebAssembly.Module | undefined>} */
export async function compiled(name, say) {
	const program = programs.get(name)
	if (!program) return
	const module = program.module ??= import('./compile.js').then(({compile}) => compile(program.files, say, program.stop.signal))
	try {
		return await module
	} catch (error) {
		const now = programs.get(name)
		if (now != program) return compiled(name, say)
		if (!error.complaints && program.module == module) program.module = undefined // something did not load: try again
		throw error
	}
}

// tidy formats a changed program, as gofmt does.
export async function tidy(name, say) {
	const program = programs.get(name), before = program.files
	if (program.tidy) return
	const {format} = await import('./compile.js')
	const after = await format(before, say)
	if (programs.get(name) != program) return
	program.tidy = true
	if (same(before, after)) return
	// Where no line has moved, it is still the program that was compiled.
	const lines = files => Object.values(files).map(text => text.split('\n').length)
	if (same(lines(before), lines(after))) program.files = after
	else put(name, after, true)
	for (const does of watchers) does()
	save()
}

// ── In the runs of the page ──

// modules compiles the reader's programs that the line of a run names. One that
// does not compile ends the run.
own.modules = async (panel, say) => {
	const modules = {}, named = words(panel.command.value), {run} = panel
	for (const name of names()) {
		if (panel.run != run || !named.includes(name)) {
			modules[name] = null
			continue
		}
		say(`Compiling ${name} …`)
		try {
			await tidy(name, say)
			const module = await compiled(name, say)
			if (module) modules[name] = module
		} catch (error) {
			if (!error.complaints) throw error
			if (panel.run != run) continue
			panel.end(`${name}, as you changed it, does not compile:`)
			panel.list(error.message.split('\n'))
		}
	}
	return modules
}

// compile compiles a program that no word of the line named, but that is called.
own.compile = async (name, say) => {
	const module = await compiled(name, say).catch(error => {
		throw error.complaints ? new Error(`${name}, as you changed it, does not compile: ${error.message}`) : error
	})
	if (!module) throw new Error(`${name} was reset meanwhile.`)
	return module
}

// judge says whether an exercise is solved, where the run was one of its
// exchanges with the reader's program, and shows the lines that differ.
own.judge = (panel, asAbove, status) => {
	/** @type {?HTMLElement} */
	const exercise = document.querySelector(`.start[data-exchanges~="${panel.exchange}"]`)
	if (!panel.expect || !(exercise?.dataset.program in panel.own)) return []
	if (asAbove) return [make('strong', {className: 'asked'}, 'As asked: ')]
	const bytes = fd => Uint8Array.from(panel.bytes[fd], c => c.charCodeAt(0))
	const came = {out: bytes(1), err: bytes(2), status}, lines = make('pre', {className: 'differs'})
	import('./compile.js').then(({differences}) => differences(panel.exchange, came)).then(
		text => lines.append(text), error => lines.append(`The difference could not be shown: ${error.message}`))
	setTimeout(() => panel.status.append(lines))
	return [make('strong', {}, 'Not as asked: ')]
}

// words are those of a command line that may be programs.
export const words = line => line.split(/[^\w.-]+/)

// A mark beside Run says which programs of a line are the reader's.
watch(() => {
	for (const figure of document.querySelectorAll('figure.exchange:not([data-needs])')) {
		const line = words(figure.querySelector('.command code').textContent)
		const mine = names().filter(name => line.includes(name))
		const mark = figure.querySelector('.yours'), text = mine.length ? 'your ' + mine.join(', ') : ''
		if (mark?.textContent == text) continue
		mark?.remove()
		if (text) figure.querySelector('.tools').prepend(make('span', {className: 'yours'}, text))
	}
})
